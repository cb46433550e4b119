"""How it feels, and nobody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.model import Objective
from cxkit.rules._dimension import dimensions
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT501", severity=Severity.ERROR, since="0.1")
def emotion_left_out(workspace: Workspace) -> Iterator[Finding]:
    """There are three objectives or more, and none is about emotion or personalisation.

    Of success, effort and emotion, emotion weighs most in what customers do next. The dimension of an objective is its own,
    else its metric's, else the usual one of its KPI.

    Bad:

        # file: strategy.yaml
        objectives:
          - {id: b, name: More shops stay, goal: loyalty, metric: nps-q, owner: lead, impact: 3, agreed: {board: 2026-08-25}, baseline: {value: 20, n: 900, at: 2026-06-30}, target: {value: 40, by: 2027-06-30}, because: A trial}
          - {id: c, name: More shops get it done, goal: loyalty, metric: nps-q, owner: lead, dimension: success, impact: 4, agreed: {board: 2026-08-25}, baseline: {value: 20, n: 900, at: 2026-06-30}, target: {value: 40, by: 2027-06-30}, because: A trial}
          - {id: d, name: More shops find it easy, goal: loyalty, metric: nps-q, owner: lead, dimension: effort, impact: 4, agreed: {board: 2026-08-25}, baseline: {value: 20, n: 900, at: 2026-06-30}, target: {value: 40, by: 2027-06-30}, because: A trial}
        # file: recommendations.yaml
        recommendations: [{id: more-people, objectives: [recommend, b, c, d]}]
        # file: roadmap.yaml
        initiatives: [{id: desk, objectives: [recommend, b, c, d]}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, dimension: emotion}]
    """
    found = dimensions(workspace)
    if len(workspace.objectives) > 2 and not {"emotion", "personalisation"} & set(found):
        loc = next(loc for loc, _ in workspace.walk(Objective))
        message = f"none of {len(workspace.objectives)} objectives is about how customers feel"
        hint = "write an objective with dimension: emotion, and ask how it felt"
        yield Finding(Loc(loc.file), message, hint)
