"""An objective without a way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._chain import recommended
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT405", severity=Severity.WARNING, since="0.1")
def nobody_recommends_for_it(workspace: Workspace) -> Iterator[Finding]:
    """Recommendations are written, and none of them serves an objective.

    What customers suffer from, what is recommended and what is aimed at hang together; an objective outside that chain
    rests on no pain of any customer.

    Bad:

        # file: strategy.yaml
        objectives: [{id: easy, name: More shops find help easy, goal: loyalty, metric: nps-q, owner: lead, impact: 3, agreed: {board: 2026-08-25}, baseline: {value: 20, n: 900, at: 2026-06-30}, target: {value: 40, by: 2027-06-30}, because: Last year it rose as much}]
        # file: roadmap.yaml
        initiatives: [{id: desk, objectives: [recommend, easy]}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, objectives: [recommend]}]
    """
    served = recommended(workspace)
    for loc, objective in workspace.walk(Objective) if served else ():
        if objective.id not in served:
            message = f"no recommendation serves '{objective.id}'"
            yield Finding(loc, message, "name it under objectives of a recommendation", entity=objective.id)
