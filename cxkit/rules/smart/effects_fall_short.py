"""The plan doesn't add up to the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative, Metric, Objective
from cxkit.rules._better import gain, lower_is_better
from cxkit.rules._chain import ready
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT208", severity=Severity.WARNING, since="0.1")
def effects_fall_short(workspace: Workspace) -> Iterator[Finding]:
    """All that initiatives promise for an objective's metric, at its best, comes to less than the way from baseline to target.

    Only effects of initiatives that go live before the target's day count. An objective whose metric no initiative
    promises anything for isn't reported here.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, effects: [{metric: nps-q, change: 4..8}]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, effects: [{metric: nps-q, change: 15..25}]}]
    """
    for loc, objective in workspace.walk(Objective):
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        start, target = objective.baseline.value if objective.baseline else None, objective.target
        if metric is None or start is None or target is None:
            continue
        best, asked = _best(workspace, objective, metric), gain(metric, start, target.value)
        if best is not None and best < asked:
            message = f"what is planned moves '{objective.metric}' by {best:g} at best, and {asked:g} is asked"
            hint = "plan more, expect more with a reason, or ask for less"
            yield Finding(loc / "target" / "value", message, hint, entity=objective.id)


def _best(workspace: Workspace, objective: Objective, metric: Metric) -> float | None:
    """The sum of all promised changes at their best end; None where nothing is promised."""
    by = objective.target.by if objective.target else None
    found = []
    for _, one in workspace.walk(Initiative):
        day = ready(one)
        if one.stopped is None and not (day and by and day >= by):
            promised = [effect for effect in one.promised if effect.metric == objective.metric]
            ends = [effect.change for effect in promised if not (effect.by and by and effect.by > by)]
            found += [-change.low if lower_is_better(metric) else change.high
                      for change in ends if change.low is not None and change.high is not None]  # fmt: skip
    return sum(found) if found else None
