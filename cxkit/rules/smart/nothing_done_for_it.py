"""An objective that nobody works for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._chain import serving
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT307", severity=Severity.WARNING, since="0.1")
def nothing_done_for_it(workspace: Workspace) -> Iterator[Finding]:
    """A roadmap stands, and no initiative on it serves an objective.

    Time-bound means that something is finished before the day. Name the objective at an initiative, or at the
    recommendation that an initiative comes from.

    Bad:

        # file: strategy.yaml
        objectives: [{id: easy, name: More shops find help easy, goal: loyalty, metric: nps-q, owner: lead, impact: 3, agreed: {board: 2026-08-25}, baseline: {value: 20, n: 900, at: 2026-06-30}, target: {value: 40, by: 2027-06-30}, because: Last year it rose as much}]
        # file: recommendations.yaml
        recommendations: [{id: more-people, objectives: [recommend, easy]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, objectives: [recommend]}]
    """
    served = serving(workspace)
    for loc, objective in workspace.walk(Objective) if served else ():
        if objective.id not in served:
            message = f"no initiative works for '{objective.id}'"
            yield Finding(loc, message, "name it under objectives of an initiative", entity=objective.id)
