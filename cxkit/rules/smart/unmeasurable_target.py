"""The planned sample can't tell target from baseline."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric, Objective, Source
from cxkit.rules._rule import rule
from cxkit.stats.power import net_detectable, net_sample_size, share_sample_size, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_TYPICAL_SPREAD = 0.7
"""Variance of one NPS answer where the baseline doesn't say: published scores lie between 0.6 and 0.8."""


@rule("SMT204", severity=Severity.WARNING, since="0.1")
def unmeasurable_target(workspace: Workspace) -> Iterator[Finding]:
    """A target is so near its baseline that the planned sample can't tell the two apart.

    Whatever is done, the answer at the end will be 'can't tell'. Answers a wave come from the metric's `expected_n`, or
    from invites times the low end of the response rate; confidence and power from cx.yaml.

    Counts, for a net share: (z of confidence + z of power)² × (spread before + spread after) / step² − 3 answers a wave;
    spread is promoters + detractors − (promoters − detractors)², from the baseline's counts or 0.7, a usual value.
    For a share: the two-proportion formula of Fleiss, Levin and Paik.

    Remedies: a larger step, more invites, a metric with more answers.

    Bad:

        # file: strategy.yaml
        objectives:
          - {id: recommend, name: More customers recommend us, goal: loyalty, metric: nps-q, owner: lead, baseline: {value: 30, n: 812, at: 2026-06-30}, target: {value: 35, by: 2027-12-31}}

    Good:

        # file: strategy.yaml
        objectives:
          - {id: recommend, name: More customers recommend us, goal: loyalty, metric: nps-q, owner: lead, baseline: {value: 30, n: 812, at: 2026-06-30}, target: {value: 45, by: 2027-12-31}}
    """
    for loc, objective in workspace.walk(Objective):
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        if metric is None or objective.target is None or objective.baseline is None or objective.baseline.value is None:
            continue
        planned = _expected(workspace, metric)
        needed = _needed(workspace, objective, metric)
        if planned is None or needed is None or planned >= needed:
            continue
        shown = _shown(workspace, objective, metric, planned)
        yield Finding(
            loc / "target",
            f"not measurable: needs {math.ceil(needed):,} answers a wave, the plan gives {math.floor(planned):,}{shown}",
            "take a larger step, invite more people, or measure something with more answers",
            entity=objective.id,
        )


def _expected(workspace: Workspace, metric: Metric) -> float | None:
    if metric.expected_n is not None:
        return float(metric.expected_n)
    total = 0.0
    for name in metric.source:
        source: Source | None = workspace.get("source", name)
        if source is None or metric.period is None:
            return None
        if source.invites is not None and source.response_rate is not None and source.response_rate.low is not None:
            total += source.invites.in_a(metric.period) * source.response_rate.low / 100
        elif source.volume is not None:
            total += source.volume.in_a(metric.period)
        else:
            return None
    return total


def _spread(objective: Objective) -> float:
    baseline = objective.baseline
    if baseline is not None and baseline.n and baseline.promoters is not None and baseline.detractors is not None:
        return spread(baseline.promoters / baseline.n, baseline.detractors / baseline.n)
    return _TYPICAL_SPREAD


def _levels(workspace: Workspace) -> tuple[float, float]:
    thresholds = workspace.config.thresholds
    return thresholds.confidence / 100, thresholds.power / 100


def _needed(workspace: Workspace, objective: Objective, metric: Metric) -> float | None:
    before = (objective.baseline.value or 0.0) / 100 if objective.baseline else 0.0
    after = objective.target.value / 100 if objective.target else 0.0
    confidence, power = _levels(workspace)
    if metric.kpi == "nps" or (metric.kpi == "csat" and metric.statistic == "net"):
        step = after - before
        return net_sample_size(_spread(objective), _spread(objective), step, confidence, power)
    shares = metric.kpi == "share" or (
        metric.kpi in ("csat", "ces") and metric.statistic in (None, "share", "top-two-box")
    )
    if shares and 0 < before < 1 and 0 < after < 1 and metric.version != 1:
        return share_sample_size(before, after, confidence, power)
    return None


def _shown(workspace: Workspace, objective: Objective, metric: Metric, planned: float) -> str:
    if metric.kpi != "nps":
        return ""
    one = _spread(objective)
    step = net_detectable(one, one, planned, planned, *_levels(workspace)) * 100
    return f", which shows a step of {step:.1f} points or more"
