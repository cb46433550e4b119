"""The planned sample can't tell target from baseline."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cxkit.findings import Finding, Severity
from cxkit.model import Metric, Objective, Source
from cxkit.rules._rule import rule
from cxkit.rules._sample import expected_answers
from cxkit.stats.power import net_detectable, net_sample_size, share_detectable, share_sample_size, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxkit.loading.workspace import Workspace

_TYPICAL_PASSIVES = 0.3
"""Share of answers that count for nothing, where the baseline doesn't say how many were promoters and detractors."""


@rule("SMT204", severity=Severity.WARNING, since="0.1")
def unmeasurable_target(workspace: Workspace) -> Iterator[Finding]:
    """A target is so near its baseline that the planned sample can't tell the two apart.

    Whatever is done, the answer at the end will be 'can't tell'. Answers a wave come from the metric's `expected_n`, or
    from invites times the low end of the response rate; confidence and power from cx.yaml.

    Counts, for a net share such as NPS: (z of confidence + z of power)² × (spread before + spread after) / step² answers
    a wave; spread is promoters + detractors − (promoters − detractors)², from the baseline's counts; where it has none,
    three in ten answers are taken to be passive. For a share: the two-proportion formula of Fleiss, Levin and Paik.

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
        design = _design(workspace, objective, metric)
        planned = expected_answers(workspace, metric)
        if design is None or planned is None or planned >= design.needed:
            continue
        step = abs(objective.target.value - objective.baseline.value)
        shown = design.shows(planned) * 100
        shows = f"{planned:,.0f} a wave show {shown:.1f} or more" if math.isfinite(shown) else "no step would show"
        yield Finding(
            loc / "target" / "value",
            f"not measurable: needs {math.ceil(design.needed):,} answers a wave, the plan gives {math.floor(planned):,}",
            _remedies(workspace, objective, metric, shown, math.ceil(design.needed) / planned),
            entity=objective.id,
            label=f"to here: {step:g} points; {shows}",
            also=((loc / "baseline" / "value", "from here"),),
        )


class _Design(NamedTuple):
    """What a comparison of two waves takes.

    Args:
        needed: answers in each wave.
        shows: answers in each wave → the smallest step they show, 0 to 1.
    """

    needed: float
    shows: Callable[[float], float]


def _design(workspace: Workspace, objective: Objective, metric: Metric) -> _Design | None:
    thresholds = workspace.config.thresholds
    levels = thresholds.confidence / 100, thresholds.power / 100
    before = (objective.baseline.value or 0.0) / 100 if objective.baseline else 0.0
    after = objective.target.value / 100 if objective.target else 0.0
    if metric.kpi == "nps" or (metric.kpi == "csat" and metric.statistic == "net"):
        one = _spread(objective)
        needed = net_sample_size(one, one, after - before, *levels)
        return _Design(needed, lambda n: net_detectable(one, one, n, n, *levels))
    shares = metric.kpi == "share" or (
        metric.kpi in ("csat", "ces") and metric.statistic in (None, "share", "top-two-box") and metric.version != 1
    )
    if shares and 0 < before < 1 and 0 < after < 1:
        rising = after > before
        needed = share_sample_size(before, after, *levels)
        return _Design(needed, lambda n: share_detectable(before, n, *levels, rising=rising))
    return None


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


def _spread(objective: Objective) -> float:
    baseline = objective.baseline
    if baseline is not None and baseline.n and baseline.promoters is not None and baseline.detractors is not None:
        return spread(baseline.promoters / baseline.n, baseline.detractors / baseline.n)
    net = (baseline.value or 0.0) / 100 if baseline is not None else 0.0
    return max(1 - _TYPICAL_PASSIVES - net**2, _TYPICAL_PASSIVES / 2)
