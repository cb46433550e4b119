"""Contingency plans' triggers, held against what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Message, Risk
from cxkit.planning.states import risk_state
from cxkit.results import Alarm
from cxkit.scan.periods import following
from cxkit.verdicts.trigger import answered, stand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cxkit.loading.workspace import Workspace
    from cxkit.results import MetricResult

_ABOUT = frozenset({"risks", "contingency"})


def alarms(workspace: Workspace, metrics: Mapping[str, MetricResult], day: date) -> Iterator[Alarm]:
    """The trigger of every plan whose risk may still happen, in the order of risks.yaml.

    Args:
        workspace: the strategy.
        metrics: what was recorded by then, by metric and part.
        day: taken as today.
    """
    for _, risk in workspace.walk(Risk):
        trigger = risk.plan.trigger if risk.plan else None
        if trigger is None or risk.plan is None or risk_state(risk, day) == "closed":
            continue
        metric = metrics.get(trigger.metric)
        series = metric.series if metric else ()
        found = stand(trigger.sign, trigger.value, trigger.periods, series, following)
        points = tuple(one for one in series if one.period in found.periods)
        told = tuple(
            one
            for _, one in workspace.walk(Message)
            if _ABOUT & set(one.about) and set(one.audience) & set(risk.plan.inform)
        )
        days = [one.at for one in risk.happened if one.at <= day]
        yield Alarm(risk, risk.plan, trigger, found, metric, points, told, answered(found, days))
