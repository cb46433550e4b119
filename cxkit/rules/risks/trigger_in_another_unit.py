"""It can never fire, or always."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.registry import suggestion
from cxkit.rules._measure import measure_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.model import Trigger
    from cxkit.rules._measure import Measure


@rule("RSK205", severity=Severity.ERROR, since="0.1")
def trigger_in_another_unit(workspace: Workspace) -> Iterator[Finding]:
    """A trigger's number has another unit than its metric, or lies outside what the metric can be.

    NPS is counted in points, shares in per cent, times in hours, means on the scale of their question. The unit may be left
    out; the number is always in the metric's own unit.

    Bad:

        # file: risks.yaml
        risks: [{id: strike, contingency: {trigger: nps-q < 0 % for 1 period}}]

    Good:

        # file: risks.yaml
        risks: [{id: strike, contingency: {trigger: nps-q < 0 points for 1 period}}]
    """
    for loc, risk in workspace.walk(Risk):
        trigger = risk.plan.trigger if risk.plan else None
        metric = workspace.get("metric", trigger.metric) if trigger else None
        measure = measure_of(workspace, metric, trigger.metric) if trigger and metric else None
        if trigger is None or metric is None or measure is None:
            continue
        place = loc / "contingency" / "trigger"
        if trigger.unit and trigger.unit not in {measure.unit, *measure.written}:
            message = f"{trigger.metric} ({metric.kpi}) {measure.told}, not in {trigger.unit}"
            close = suggestion(trigger.unit, (measure.unit, *sorted(measure.written)))
            instead = _instead(trigger.unit, measure)
            hint = close or f"write {measure.unit}" + ("" if instead else ", and the number in it")
            within = trigger.span("unit")
            yield Finding(place, message, hint, entity=risk.id, within=within, instead=instead)
        elif not measure.low <= trigger.value <= measure.high or _never(trigger, measure):
            message = f"{metric.kpi} {measure.reach}, so this is {_told(trigger, measure)}"
            yield Finding(place, message, "check the number", entity=risk.id, within=trigger.span("value"))


def _never(trigger: Trigger, measure: Measure) -> bool:
    """Whether nothing can lie beyond the number, which is itself an end of the scale."""
    return (trigger.sign == ">" and trigger.value == measure.high) or (
        trigger.sign == "<" and trigger.value == measure.low
    )


def _told(trigger: Trigger, measure: Measure) -> str:
    below = trigger.sign.startswith("<")
    always = trigger.value > measure.high if below else trigger.value < measure.low
    return "always so" if always else "never so"


def _instead(unit: str, measure: Measure) -> str:
    """The unit that must be meant: points and per cent have the same size, hours and minutes haven't."""
    return measure.unit if {unit, measure.unit} == {"%", "points"} else ""
