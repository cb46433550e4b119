"""Planning the sample of a metric that is declared: value and spread as recorded, or as its baseline says."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.api.power import Asked, Plan, mean_plan, median_plan, net_plan, planned, share_plan
from cxkit.errors import UsageError
from cxkit.history.store import live, read_all
from cxkit.kpis import KPIS
from cxkit.kpis._kpi import NotEstimableError
from cxkit.loading.load import load
from cxkit.registry import suggestion
from cxkit.rules._better import lower_is_better
from cxkit.rules._kind import kind_of
from cxkit.rules._sample import expected_answers
from cxkit.scan.periods import last_day
from cxkit.summaries.times import Times

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cxkit.api.power import Power
    from cxkit.history.record import Record, RecordedMetric
    from cxkit.kpis._kpi import Estimate
    from cxkit.loading.workspace import Workspace
    from cxkit.model import Figure, Metric
    from cxkit.rules._kind import Kind

_SHARES = frozenset({"wilson", "score"})
_NOTHING = 1e-9
"""A step below this is none: a share of 82.0 % may stand as 81.99999999999999."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What a plan rests on: the plan, where it comes from, and what the answers cost more than independent ones."""

    plan: Plan
    source: str
    design_effect: float = 1.0


def power_of(
    name: str,
    path: Path | str = ".",
    *,
    difference: float | None = None,
    answers: Sequence[int] = (),
    precision: float | None = None,
    confidence: float | None = None,
    power: float | None = None,
    design_effect: float | None = None,
    response_rate: float | None = None,
    population: int | None = None,
) -> Power:
    """Plan the sample of a metric of the workspace at or above a path.

    Value and spread are those of its newest record; where nothing is recorded, those of the baseline of an objective on
    it. Answers to look at are those it expects a period; confidence and power are those of cx.yaml; the design effect
    is that of the recorded weights. What is given here goes before all of these.

    Args:
        name: id of a metric, or id and part, as in `first-orders.emotion`.
        path: in the workspace.
        difference: the change to be seen; None for the step from the newest figure to the target, where there is one.
        answers: answers a wave to look at.
        precision: how far the limits of one wave may lie from its value.
        confidence: of the intervals, between 0 and 1.
        power: the chance to see the change, between 0 and 1.
        design_effect: 1 or more.
        response_rate: per cent of those asked who answer.
        population: all who could answer.

    Raises:
        UsageError: there is no such metric, or nothing says how its answers spread.
        DataError: a record is damaged.
    """
    workspace = load(path)
    metric = workspace.get("metric", name)
    if metric is None:
        hint = suggestion(name, sorted(workspace.ids("metric"))) or "cx power KPI plans without one"
        message = f"no metric is called '{name}'"
        raise UsageError(message, hint=hint)
    thresholds = workspace.config.thresholds
    levels = confidence or thresholds.confidence / 100, power or thresholds.power / 100
    known = _recorded(workspace, name, metric, levels) or _declared(workspace, name, metric, levels)
    if known is None:
        message = f"nothing says how the answers to {name} spread: nothing is recorded, and no baseline says it"
        raise UsageError(message, hint=f"cx score EXPORT --record, or say it: cx power {metric.kpi} --help")
    expected = expected_answers(workspace, metric)
    planned_n = (max(2, math.floor(expected)),) if expected else ()
    asked = Asked(
        difference or (None if precision else _step(workspace, name, known.plan.value)),
        precision,
        tuple(answers) or planned_n,
        *levels,
        design_effect or known.design_effect,
        response_rate,
        population,
    )
    return planned(name, known.plan, asked, known.source)


def _recorded(workspace: Workspace, name: str, metric: Metric, levels: tuple[float, float]) -> _Known | None:
    waves = [record for record in live(read_all(workspace.root)).values() if name in record.metrics]
    newest = max(waves, key=lambda record: last_day(record.period), default=None)
    if newest is None:
        return None
    recorded = newest.metrics[name]
    plan = _of_record(recorded, metric, name, levels)
    if plan is None:
        return None
    return _Known(plan[0], _said(newest, recorded), plan[1])


def _of_record(
    recorded: RecordedMetric, metric: Metric, name: str, levels: tuple[float, float]
) -> tuple[Plan, float] | None:
    whole = next((one for one in recorded.figures if not one.segment), None)
    answers = whole.answers if whole else None
    if answers is None:
        return None
    kpi = KPIS.get(recorded.kpi)
    estimate = kpi(answers, levels[0], **recorded.declared)
    if isinstance(answers, Times) and recorded.statistic == "median":
        try:
            p90 = kpi(answers, levels[0], **{**recorded.declared, "statistic": "p90"})
        except NotEstimableError:
            return None
        times = p90.value > estimate.value > 0
        plan = median_plan(estimate.value, p90.value, *levels, estimate.unit) if times else None
    else:
        plan = _of_estimate(estimate, kind_of(metric, name), levels)
    effect = max(1.0, estimate.n / estimate.n_effective) if estimate.n_effective > 0 else 1.0
    return (plan, effect) if plan else None


def _of_estimate(estimate: Estimate, kind: Kind | None, levels: tuple[float, float]) -> Plan | None:
    """A ratio of sums has no share behind it, and is planned as a mean by the spread of its record."""
    if estimate.spread <= 0 or not math.isfinite(estimate.spread):
        return None
    if kind == "net" and estimate.unit == "points":
        return _net(estimate.value, estimate.spread, levels)
    if estimate.unit == "%" and estimate.method in _SHARES and 0 < estimate.value < 100:
        return share_plan(estimate.value / 100, estimate.better == "lower", *levels)
    return mean_plan(math.sqrt(estimate.spread), estimate.value, *levels, estimate.unit)


def _net(value: float, spread: float, levels: tuple[float, float]) -> Plan:
    """Of a net share in points and the variance of an answer in points squared: up + down = s² + net²."""
    net = value / 100
    both = min(1.0, spread / 100**2 + net**2)
    return net_plan((both + net) / 2, (both - net) / 2, *levels)


def _said(record: Record, recorded: RecordedMetric) -> str:
    whole = next(one for one in recorded.figures if not one.segment)
    n = f"{whole.answers.n:,}" if whole.answers else "no"
    return f"{n} answers of {record.period}, {record.file}"


def _declared(workspace: Workspace, name: str, metric: Metric, levels: tuple[float, float]) -> _Known | None:
    """By the baseline of the first objective on it that says how answers spread."""
    for objective in workspace.objectives:
        figure = objective.baseline
        if objective.metric != name or figure is None or figure.value is None:
            continue
        plan = _of_baseline(metric, name, figure, levels)
        if plan is not None:
            return _Known(
                plan, f"baseline of {objective.id}, {figure.at}" if figure.at else f"baseline of {objective.id}"
            )
    return None


def _of_baseline(metric: Metric, name: str, figure: Figure, levels: tuple[float, float]) -> Plan | None:
    value, kind = figure.value or 0.0, kind_of(metric, name)
    if kind == "net" and figure.n and figure.promoters is not None and figure.detractors is not None:
        return net_plan(figure.promoters / figure.n, figure.detractors / figure.n, *levels)
    if kind == "net" and figure.sd:
        return _net(value, figure.sd**2, levels)
    if kind == "share" and 0 < value < 100:
        return share_plan(value / 100, lower_is_better(metric), *levels)
    if kind in ("mean", "rate") and figure.sd:
        return mean_plan(figure.sd, value, *levels)
    return mean_plan(math.sqrt(value), value, *levels) if kind == "rate" and value > 0 else None


def _step(workspace: Workspace, name: str, value: float) -> float | None:
    """From where it stands to the nearest target of its objectives that isn't reached yet."""
    targets = [one.target.value - value for one in workspace.objectives if one.metric == name and one.target]
    return min((step for step in targets if abs(step) > _NOTHING), key=abs, default=None)
