"""Objectives against their dated paths, as of a day."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cxkit.api.results import gather
from cxkit.api.today import today
from cxkit.loading.load import load

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cxkit.planning.deeds import Deed
    from cxkit.results import Alarm, MetricResult, ObjectiveResult, Point, Results


def status(path: Path | str = ".", *, as_of: str | date | None = None) -> Results:
    """Results of the workspace at or above a path.

    Raises:
        UsageError: there is no workspace.
        DataError: a record is damaged.
    """
    return gather(load(path), today(as_of))


def as_dict(results: Results) -> dict[str, Any]:
    """The versioned shape `cx/1`; days are ISO dates."""
    promise = results.workspace.strategy.promise
    kept = results.metric(promise.metric) if promise.metric else None
    open_ = [one for one in results.plan.deeds if one.state == "open" and one.by >= results.as_of]
    return {
        "schema": "cx/1",
        "command": "status",
        "name": results.workspace.config.name,
        "as_of": results.as_of.isoformat(),
        "confidence": results.confidence,
        "promise": {"says": promise.says, "metric": promise.metric, **_figure(kept, kept.latest if kept else None)},
        "objectives": [_objective(one) for one in results.objectives],
        "triggers": [_alarm(one) for one in results.alarms],
        "late": [_deed(one) for one in results.plan.late],
        "next": [_deed(one) for one in open_],
    }


def _objective(one: ObjectiveResult) -> dict[str, Any]:
    return {
        "objective": one.objective.id,
        "metric": one.objective.metric,
        "owner": one.objective.owner,
        "rank": one.rank,
        **_figure(one.metric, one.latest),
        "baseline": _point(one.start),
        "path": one.expected,
        "checkpoint": _point(one.checkpoint),
        "next": _point(one.next),
        "target": _point(one.goal),
        "verdict": asdict(one.verdict) if one.verdict else None,
        "reason": one.reason or None,
        "decides": {"n": one.decides_n, "gap": one.decides_gap},
    }


def _alarm(one: Alarm) -> dict[str, Any]:
    trigger, found = one.trigger, one.stand
    return {
        "risk": one.risk.id,
        "owner": one.risk.owner,
        "trigger": {
            "metric": trigger.metric, "sign": trigger.sign, "value": trigger.value, "unit": trigger.unit or None,
            "periods": trigger.periods,
        },
        "stands": found.word,
        "reason": found.reason or None,
        "since": found.since,
        "earlier": list(found.earlier),
        "figures": [_figure(one.metric, point) for point in one.points],
        "correct": [
            {"what": each.what, "owner": each.owner, "within": str(each.within) if each.within else None}
            for each in one.plan.correct
        ],
        "inform": list(one.plan.inform),
        "messages": [each.id for each in one.messages],
        "answered": one.answered.isoformat() if one.answered else None,
    }  # fmt: skip


def _figure(metric: MetricResult | None, point: Point | None) -> dict[str, Any]:
    if point is None:
        return {"period": None, "value": None, "low": None, "high": None, "n": None, "unit": None}
    unit = metric.unit if metric else None
    return {
        "period": point.period, "value": point.value, "low": point.low, "high": point.high, "n": point.n, "unit": unit,
    }  # fmt: skip


def _point(found: tuple[date, float] | None) -> dict[str, Any] | None:
    return {"at": found[0].isoformat(), "value": found[1]} if found else None


def _deed(one: Deed) -> dict[str, Any]:
    return {"what": one.what, "owner": one.owner, "of": one.of, "by": one.by.isoformat()}
