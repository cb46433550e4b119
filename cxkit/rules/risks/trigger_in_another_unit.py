"""It can never fire, or always."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.rules._kind import kind_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.model import Trigger

_LOWEST: dict[str | None, int] = {"net": -100, "share": 0}


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
        kind = kind_of(metric, trigger.metric)
        if trigger.unit == "%" and (kind == "net" or metric.kpi == "experience"):
            message = f"{metric.kpi} is counted in points, not in per cent"
            yield Finding(place, message, "write points", entity=risk.id, instead=_in(trigger, "points"))
        elif trigger.unit == "points" and kind == "share":
            message = f"{metric.kpi} is counted in per cent, not in points"
            yield Finding(place, message, "write %", entity=risk.id, instead=_in(trigger, "%"))
        elif kind in _LOWEST and not _LOWEST[kind] <= trigger.value <= 100:
            message = f"{metric.kpi} runs from {_LOWEST[kind]} to 100, and {trigger.value:g} is never passed"
            yield Finding(place, message, "check the number", entity=risk.id)


def _in(trigger: Trigger, unit: str) -> str:
    """The same trigger, counted in the metric's own unit."""
    periods = f"{trigger.periods} period{'' if trigger.periods == 1 else 's'}"
    return f"{trigger.metric} {trigger.sign} {trigger.value:.12g} {unit} for {periods}"
