"""Work that fits nothing we stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP301", severity=Severity.WARNING, since="0.1")
def serves_no_value(workspace: Workspace) -> Iterator[Finding]:
    """An initiative serves no value, or neither a recommendation nor an objective stands behind it.

    Initiatives that fit no value or goal are how a strategy becomes a list of wishes.

    Bad:

        # file: roadmap.yaml
        budget: 100000
        reserve: {budget: 10000}
        teams: [{id: care, name: Care, people: 4}]
        phases: [{id: first, name: First, start: 2027-01-01, end: 2027-06-30, owner: lead, stakeholders: [crew], success: Nobody waits an hour}]
        initiatives: [{id: desk, name: One desk, phase: first, recommendation: {because: Asked for by the board}, objectives: [recommend], owner: lead, consulted: {crew: 2026-09-10}, budget: 50000, effects: [{metric: nps-q, change: 2..4}], go_live: 2027-05-04, activities: [{id: design, name: Design, team: care, work: 20 days, start: 2027-01-04, end: 2027-01-29}, {id: build, name: Build, team: care, work: 20 days, start: 2027-02-01, end: 2027-03-26, after: [design]}]}]

    Good:

        # file: roadmap.yaml
        budget: 100000
        reserve: {budget: 10000}
        teams: [{id: care, name: Care, people: 4}]
        phases: [{id: first, name: First, start: 2027-01-01, end: 2027-06-30, owner: lead, stakeholders: [crew], success: Nobody waits an hour}]
        initiatives: [{id: desk, name: One desk, phase: first, recommendation: {because: Asked for by the board}, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 50000, effects: [{metric: nps-q, change: 2..4}], go_live: 2027-05-04, activities: [{id: design, name: Design, team: care, work: 20 days, start: 2027-01-04, end: 2027-01-29}, {id: build, name: Build, team: care, work: 20 days, start: 2027-02-01, end: 2027-03-26, after: [design]}]}]
    """
    for loc, one in workspace.walk(Initiative):
        if not one.values:
            yield Finding(loc, f"initiative '{one.id}' serves no value", "write values: [...]", entity=one.id)
        if not one.recommendation and not one.objectives:
            message = f"neither a recommendation nor an objective stands behind '{one.id}'"
            yield Finding(loc, message, "write recommendation: … or objectives: [...]", entity=one.id)
