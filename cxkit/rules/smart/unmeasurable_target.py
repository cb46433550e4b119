"""The planned sample can't tell target from baseline."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cxkit.findings import Finding, Severity
from cxkit.model import Metric, Objective, Source
from cxkit.rules._better import no_better
from cxkit.rules._kind import in_words, kind_of
from cxkit.rules._rule import rule
from cxkit.rules._sample import expected_answers
from cxkit.stats.power import net_detectable, net_sample_size, share_detectable, share_sample_size, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._kind import Kind

_MEDIAN = math.pi / 2
_TYPICAL_PASSIVES = 0.3
"""Share of answers that count for nothing, where the baseline doesn't say how many were promoters and detractors."""


@rule("SMT204", severity=Severity.WARNING, since="0.1")
def unmeasurable_target(workspace: Workspace) -> Iterator[Finding]:
    """A target is so near its baseline that the planned sample can't tell the two apart.

    Whatever is done, the answer at the end will be 'can't tell'. Answers a wave come from the metric's `expected_n`, or
    from invites times the low end of the response rate; confidence and power from cx.yaml.

    Counts, for a net share such as NPS: (z of confidence + z of power)² × (spread before + spread after) / step² answers
    a wave; spread is promoters + detractors − (promoters − detractors)², from the baseline's counts; where it has none,
    three in ten answers are taken to be passive. For a share: the two-proportion formula of Fleiss, Levin and Paik. For a
    mean: the same formula with sd² as spread, from the baseline's `sd`. For a median: sd² × π / 2, the large-sample variance
    of a median of normal values; durations are usually skewed, and then it errs on the careful side. For a rate, such as
    orders a customer: sd², else the mean itself, the least that counts vary by (Poisson). Without the spread of an answer
    nothing is reported here.

    Remedies: a larger step, more invites, a metric with more answers.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, baseline: {value: 30, n: 812}, target: {value: 35, by: 2027-12-31}, path: [{value: 33, by: 2027-06-30}]}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, baseline: {value: 30, n: 812}, target: {value: 45, by: 2027-12-31}, path: [{value: 36, by: 2027-06-30}]}]
    """
    for loc, objective in workspace.walk(Objective):
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        if metric is None or objective.target is None or objective.baseline is None or objective.baseline.value is None:
            continue
        if no_better(metric, objective):  # SMT205 says so; advice on the size of that step would be wrong
            continue
        design = _design(workspace, objective, metric)
        planned = expected_answers(workspace, metric)
        if design is None or planned is None or planned >= design.needed:
            continue
        step = abs(objective.target.value - objective.baseline.value)
        shown = design.shows(planned)
        shows = f"{planned:,.0f} a wave show {shown:.1f} or more" if math.isfinite(shown) else "no step would show"
        yield Finding(
            loc / "target" / "value",
            f"not measurable: needs {math.ceil(design.needed):,} answers a wave, the plan gives {math.floor(planned):,}",
            _remedies(workspace, objective, metric, shown, math.ceil(design.needed) / planned),
            entity=objective.id,
            label=f"to here: {in_words(step, kind_of(metric, objective.metric or ''))}; {shows}",
            also=((loc / "baseline" / "value", "from here"),),
        )


class _Design(NamedTuple):
    """What a comparison of two waves takes.

    Args:
        needed: answers in each wave.
        shows: answers in each wave → the smallest step they show, in the metric's unit.
    """

    needed: float
    shows: Callable[[float], float]


def _design(workspace: Workspace, objective: Objective, metric: Metric) -> _Design | None:
    """What it takes to see the step, in the metric's own unit; None where the spread of an answer isn't known."""
    thresholds = workspace.config.thresholds
    levels = thresholds.confidence / 100, thresholds.power / 100
    before = (objective.baseline.value or 0.0) if objective.baseline else 0.0
    after = objective.target.value if objective.target else 0.0
    kind = kind_of(metric, objective.metric or "")
    if kind == "share":
        before, after = before / 100, after / 100
        if not (0 < before < 1 and 0 < after < 1):
            return None
        rising = after > before
        needed = share_sample_size(before, after, *levels)
        return _Design(needed, lambda n: share_detectable(before, n, *levels, rising=rising) * 100)
    one = _net_spread(objective) if kind == "net" else _spread_of(kind, objective, before)
    two = after if kind == "rate" and not (objective.baseline and objective.baseline.sd) else one
    if one is None or two is None or one <= 0 or two <= 0:
        return None
    needed = net_sample_size(one, two, after - before, *levels)
    return _Design(needed, lambda n: net_detectable(one, two, n, n, *levels))


def _spread_of(kind: Kind | None, objective: Objective, before: float) -> float | None:
    """The variance of an answer: from the baseline's sd; of a count, at least that of a Poisson process."""
    sd = objective.baseline.sd if objective.baseline else None
    if kind == "rate" and sd is None:
        return before
    if kind is None or sd is None:
        return None
    return sd**2 * (_MEDIAN if kind == "median" else 1.0)


def _remedies(workspace: Workspace, objective: Objective, metric: Metric, shown: float, times: float) -> str:
    ways = []
    if math.isfinite(shown) and objective.baseline and objective.baseline.value is not None and objective.target:
        start, rising = objective.baseline.value, objective.target.value > objective.baseline.value
        aim = math.ceil(start + shown) if rising else math.floor(start - shown)
        if -100 < aim < 100:
            ways.append(f"aim for {aim}")
    source: Source | None = workspace.get("source", metric.source[0]) if len(metric.source) == 1 else None
    if source is not None and source.invites is not None and metric.expected_n is None and metric.period:
        now = source.invites.in_a(metric.period)
        ways.append(f"invite {math.ceil(now * times):,} a {metric.period} (now {now:,.0f})")
    return ", or ".join(ways) or "take a larger step, or a metric with more answers"


def _net_spread(objective: Objective) -> float:
    """The variance of an answer to a net share, in points squared."""
    baseline = objective.baseline
    if baseline is not None and baseline.n and baseline.promoters is not None and baseline.detractors is not None:
        return spread(baseline.promoters / baseline.n, baseline.detractors / baseline.n) * 100**2
    if baseline is not None and baseline.sd:
        return baseline.sd**2
    net = (baseline.value or 0.0) / 100 if baseline is not None else 0.0
    return max(1 - _TYPICAL_PASSIVES - net**2, _TYPICAL_PASSIVES / 2) * 100**2
