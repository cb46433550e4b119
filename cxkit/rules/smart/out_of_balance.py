"""A set that leans to one side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.model import Objective
from cxkit.rules._dimension import dimensions
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_ASKED = {"success": "whether it works", "effort": "how easy it is"}


@rule("SMT502", severity=Severity.WARNING, since="0.1")
def out_of_balance(workspace: Workspace) -> Iterator[Finding]:
    """There are three objectives or more, and none is about success (does it work), or none about effort (is it easy).

    A balanced set looks at service quality, convenience, personalisation and emotional connection.

    Bad:

        # file: strategy.yaml
        objectives:
          - {id: b, name: More shops stay, goal: loyalty, metric: nps-q, owner: lead, impact: 3, agreed: {board: 2026-08-25}, baseline: {value: 20, n: 900, at: 2026-06-30}, target: {value: 40, by: 2027-06-30}, because: A trial}
          - {id: c, name: More shops feel heard, goal: loyalty, metric: nps-q, owner: lead, dimension: emotion, impact: 4, agreed: {board: 2026-08-25}, baseline: {value: 20, n: 900, at: 2026-06-30}, target: {value: 40, by: 2027-06-30}, because: A trial}
          - {id: d, name: More shops find it easy, goal: loyalty, metric: nps-q, owner: lead, dimension: effort, impact: 4, agreed: {board: 2026-08-25}, baseline: {value: 20, n: 900, at: 2026-06-30}, target: {value: 40, by: 2027-06-30}, because: A trial}
        # file: recommendations.yaml
        recommendations: [{id: more-people, objectives: [recommend, b, c, d]}]
        # file: roadmap.yaml
        initiatives: [{id: desk, objectives: [recommend, b, c, d]}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, dimension: success}]
    """
    found = dimensions(workspace)
    for dimension, asks in _ASKED.items() if len(workspace.objectives) > 2 else ():
        if dimension not in found:
            loc = next(loc for loc, _ in workspace.walk(Objective))
            message = f"none of {len(workspace.objectives)} objectives is about {asks}"
            yield Finding(Loc(loc.file), message, f"write an objective with dimension: {dimension}")
