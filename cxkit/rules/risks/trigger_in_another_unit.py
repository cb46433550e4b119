"""It can never fire, or always."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.model import Trigger

_POINTS = frozenset({"nps", "sentiment", "experience"})
_SHARES = frozenset({"share", "churn", "retention", "fcr", "repeat-rate", "response-rate", "completion-rate"})


@rule("RSK205", severity=Severity.ERROR, since="0.1")
def trigger_in_another_unit(workspace: Workspace) -> Iterator[Finding]:
    """A trigger's number has another unit than its metric, or lies outside what the metric can be.

    NPS is counted in points, shares in per cent.

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
        if trigger is None or metric is None:
            continue
        place = loc / "contingency" / "trigger"
        if trigger.unit == "%" and metric.kpi in _POINTS:
            message = f"{metric.kpi} is counted in points, not in per cent"
            yield Finding(place, message, "write points", entity=risk.id, instead=_in(trigger, "points"))
        elif trigger.unit == "points" and metric.kpi in _SHARES:
            message = f"{metric.kpi} is counted in per cent, not in points"
            yield Finding(place, message, "write %", entity=risk.id, instead=_in(trigger, "%"))
        elif metric.kpi in _SHARES and not 0 <= trigger.value <= 100:
            message = f"{metric.kpi} runs from 0 to 100, and {trigger.value:g} is never passed"
            yield Finding(place, message, "check the number", entity=risk.id)


def _in(trigger: Trigger, unit: str) -> str:
    """The same trigger, counted in the metric's own unit."""
    periods = f"{trigger.periods} period{'' if trigger.periods == 1 else 's'}"
    return f"{trigger.metric} {trigger.sign} {trigger.value:.12g} {unit} for {periods}"
