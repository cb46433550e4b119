"""Durations of which some haven't ended: Kaplan and Meier's curve, its quantiles, restricted mean and log-rank test."""

from __future__ import annotations

import math
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from cxkit.stats.interval import Interval
from cxkit.stats.normal import z_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Durations(NamedTuple):
    """How many took how long.

    Args:
        ended: duration → how many ended after it.
        running: duration so far → how many were still running then (right-censored).
    """

    ended: Mapping[float, int]
    running: Mapping[float, int]


class Step(NamedTuple):
    """The curve from one time on.

    Args:
        time: at which something ended.
        at_risk: how many had not ended before.
        ended: how many ended then.
        survival: share that lasts longer, 0 to 1.
        greenwood: Σ d / (n (n − d)) up to here; times survival² it is the variance.
    """

    time: float
    at_risk: int
    ended: int
    survival: float
    greenwood: float


def kaplan_meier(durations: Durations) -> tuple[Step, ...]:
    """The share that lasts longer than each time, with those still running counted for as long as they were seen.

    Who is seen to run until a time is at risk at that time.

    Source: Kaplan and Meier, Journal of the American Statistical Association 53 (1958).

    Example:
        >>> [round(step.survival, 4) for step in kaplan_meier(Durations({9: 1, 13: 1, 18: 1}, {13: 1}))]
        [0.75, 0.5, 0.0]
    """
    at_risk = sum(durations.ended.values()) + sum(durations.running.values())
    steps: list[Step] = []
    survival, greenwood = 1.0, 0.0
    for time in sorted({*durations.ended, *durations.running}):
        ended = durations.ended.get(time, 0)
        if ended:
            survival *= (at_risk - ended) / at_risk
            greenwood += ended / (at_risk * (at_risk - ended)) if at_risk > ended else math.inf
            steps.append(Step(time, at_risk, ended, survival, greenwood))
        at_risk -= ended + durations.running.get(time, 0)
    return tuple(steps)


def log_log(survival: float, greenwood: float, confidence: float = 0.95) -> Interval:
    """Interval of a survival share on the log(−log) scale, 0 to 1: S^exp(±z·√greenwood / log S).

    Source: Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data (1980).

    Example:
        >>> [round(limit, 4) for limit in log_log(0.9090909, 0.00909091)]
        [0.5081, 0.9867]
    """
    if not 0 < survival < 1 or math.isinf(greenwood):
        return Interval(survival, survival)
    reach = z_value(confidence) * math.sqrt(greenwood) / math.log(survival)
    return Interval(survival ** math.exp(-reach), survival ** math.exp(reach))


class Passage(NamedTuple):
    """When a curve and its limits pass a share: all that a quantile is made of, at any confidence.

    Args:
        value: the first time at which no more than the share is left; infinite where that is never.
        times: of the steps at which the curve is surer than ever before that it passed, in their order.
        sureness: how many standard errors it is beyond the share there, on the log(−log) scale; rising.
    """

    value: float
    times: tuple[float, ...]
    sureness: tuple[float, ...]

    def first(self, z: float) -> float:
        """The first time at which the curve is so many standard errors beyond; infinite where it never is."""
        at = bisect_left(self.sureness, z)
        return self.times[at] if at < len(self.times) else math.inf


def passage(steps: Sequence[Step], share: float) -> Passage:
    """When a curve passes what is left of a share; see `quantile` for its arguments and source."""
    left = 1 - share + 1e-12
    goal = math.log(-math.log(left))
    value, best = math.inf, -math.inf
    times, sureness = [], []
    for step in steps:
        if step.survival <= left and math.isinf(value):
            value = step.time
        found = _sureness(step, goal, left)
        if found > best:
            best = found
            times.append(step.time)
            sureness.append(found)
    return Passage(value, tuple(times), tuple(sureness))


def _sureness(step: Step, goal: float, left: float) -> float:
    if not 0 < step.survival < 1 or math.isinf(step.greenwood):
        return math.inf if step.survival <= left else -math.inf
    log = math.log(step.survival)
    return (math.log(-log) - goal) * -log / math.sqrt(step.greenwood)


def quantile(
    steps: Sequence[Step], share: float, confidence: float = 0.95, *, passed: Passage | None = None
) -> tuple[float, Interval]:
    """The time by which a share has ended, with its interval; infinite where the curve doesn't get so far.

    The value is the first time at which no more than 1 − share lasts longer; the limits are the first times at which
    the lower and upper limit of the curve do (Brookmeyer and Crowley, with log-log limits).

    Args:
        steps: of `kaplan_meier`.
        share: such as 0.5 for the median, above 0 and below 1.
        confidence: two-sided.
        passed: what `passage` says of both, where many confidences are asked for.

    Source: Brookmeyer and Crowley, Biometrics 38 (1982).

    Example:
        >>> steps = kaplan_meier(Durations({5: 2, 8: 2, 12: 1, 23: 1}, {16: 1}))
        >>> quantile(steps, 0.5)[0]
        8
    """
    passed = passed or passage(steps, share)
    z = z_value(confidence)
    return passed.value, Interval(min(passed.first(-z), passed.value), max(passed.first(z), passed.value))


def restricted_mean(steps: Sequence[Step], horizon: float) -> tuple[float, float]:
    """Mean duration up to a horizon, the area under the curve, with its standard error.

    Args:
        steps: of `kaplan_meier`.
        horizon: where the area ends, in the unit of the times; no later than the last time seen.

    Source: Klein and Moeschberger, Survival Analysis (2003), section 4.5; the variance is Greenwood's.

    Example:
        >>> mean, se = restricted_mean(kaplan_meier(Durations({1: 1, 3: 1}, {})), 3)
        >>> mean, round(se, 4)
        (2.0, 0.7071)
    """
    seen = [step for step in steps if step.time <= horizon]
    starts = [0.0, *(step.time for step in seen)]
    heights = [1.0, *(step.survival for step in seen)]
    ends = [*starts[1:], horizon]
    areas = [height * (end - start) for start, end, height in zip(starts, ends, heights, strict=True)]
    after = list(accumulate(reversed(areas)))[::-1]
    variance = math.fsum(
        area**2 * step.ended / (step.at_risk * (step.at_risk - step.ended))
        for step, area in zip(seen, after[1:], strict=True)
        if step.at_risk > step.ended
    )
    return math.fsum(areas), math.sqrt(variance)


def log_rank(groups: Sequence[Durations]) -> tuple[float, float]:
    """Whether durations differ between groups: the statistic and its p-value (χ² with groups − 1 degrees of freedom).

    Source: Mantel, Cancer Chemotherapy Reports 50 (1966); as `survdiff` of R's survival package.

    Example:
        >>> log_rank([Durations({1: 2, 2: 1}, {}), Durations({1: 2, 2: 1}, {})])
        (0.0, 1.0)
    """
    import numpy as np
    from scipy.special import gammaincc

    times = sorted({time for group in groups for time in group.ended})
    at_risk, ended = (
        _at_risk(groups, times),
        np.array([[group.ended.get(time, 0) for time in times] for group in groups]),
    )
    n, d = at_risk.sum(axis=0), ended.sum(axis=0)
    shares = at_risk / n
    gap = (ended - shares * d).sum(axis=1)[:-1]
    factor = np.where(n > 1, d * (n - d) / np.maximum(n - 1, 1), 0.0)
    covariance = np.diag((shares * factor).sum(axis=1)) - (shares * factor) @ shares.T
    statistic = float(gap @ np.linalg.pinv(covariance[:-1, :-1]) @ gap)
    return statistic, float(gammaincc((len(groups) - 1) / 2, statistic / 2))


def _at_risk(groups: Sequence[Durations], times: Sequence[float]) -> Any:
    import numpy as np

    rows = []
    for group in groups:
        all_times = np.array(sorted({*group.ended, *group.running}))
        counts = np.array([group.ended.get(time, 0) + group.running.get(time, 0) for time in all_times.tolist()])
        left = np.concatenate([counts[::-1].cumsum()[::-1], [0]])
        rows.append(left[np.searchsorted(all_times, times, side="left")])
    return np.array(rows)
