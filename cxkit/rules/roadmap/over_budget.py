"""More promised than there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative, Roadmap
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP203", severity=Severity.ERROR, since="0.1")
def over_budget(workspace: Workspace) -> Iterator[Finding]:
    """The budgets of all initiatives, with the reserve, come to more than the roadmap has.

    Bad:

        # file: roadmap.yaml
        budget: 100000
        reserve: {budget: 10000}
        teams: [{id: care, name: Care, people: 4}]
        phases: [{id: first, name: First, start: 2027-01-01, end: 2027-06-30, owner: lead, stakeholders: [crew], success: Nobody waits an hour}]
        initiatives: [{id: desk, name: One desk, phase: first, recommendation: {because: Asked for by the board}, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 95000, effects: [{metric: nps-q, change: 2..4}], go_live: 2027-05-04, activities: [{id: design, name: Design, team: care, work: 20 days, start: 2027-01-04, end: 2027-01-29}, {id: build, name: Build, team: care, work: 20 days, start: 2027-02-01, end: 2027-03-26, after: [design]}]}]

    Good:

        # file: roadmap.yaml
        budget: 100000
        reserve: {budget: 10000}
        teams: [{id: care, name: Care, people: 4}]
        phases: [{id: first, name: First, start: 2027-01-01, end: 2027-06-30, owner: lead, stakeholders: [crew], success: Nobody waits an hour}]
        initiatives: [{id: desk, name: One desk, phase: first, recommendation: {because: Asked for by the board}, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 50000, effects: [{metric: nps-q, change: 2..4}], go_live: 2027-05-04, activities: [{id: design, name: Design, team: care, work: 20 days, start: 2027-01-04, end: 2027-01-29}, {id: build, name: Build, team: care, work: 20 days, start: 2027-02-01, end: 2027-03-26, after: [design]}]}]
    """
    for loc, head in workspace.walk(Roadmap):
        if head.budget is None:
            continue
        planned = sum(one.budget or 0 for _, one in workspace.walk(Initiative) if one.stopped is None)
        reserve = head.reserve.budget or 0
        if planned + reserve > head.budget:
            over = planned + reserve - head.budget
            message = f"initiatives ({planned:,.0f}) and reserve ({reserve:,.0f}) pass the budget by {over:,.0f}"
            yield Finding(loc / "budget", message, "raise the budget, or leave something out")
