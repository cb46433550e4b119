"""Work that rests on unfinished work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Activity
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP205", severity=Severity.ERROR, since="0.1")
def starts_too_early(workspace: Workspace) -> Iterator[Finding]:
    """An activity starts before one that it waits for has ended.

    Bad:

        # file: roadmap.yaml
        budget: 100000
        reserve: {budget: 10000}
        teams: [{id: care, name: Care, people: 4}]
        phases: [{id: first, name: First, start: 2027-01-01, end: 2027-06-30, owner: lead, stakeholders: [crew], success: Nobody waits an hour}]
        initiatives: [{id: desk, name: One desk, phase: first, recommendation: {because: Asked for by the board}, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 50000, effects: [{metric: nps-q, change: 2..4}], go_live: 2027-05-04, activities: [{id: design, name: Design, team: care, work: 20 days, start: 2027-01-04, end: 2027-02-26}, {id: build, name: Build, team: care, work: 20 days, start: 2027-02-01, end: 2027-03-26, after: [design]}]}]

    Good:

        # file: roadmap.yaml
        budget: 100000
        reserve: {budget: 10000}
        teams: [{id: care, name: Care, people: 4}]
        phases: [{id: first, name: First, start: 2027-01-01, end: 2027-06-30, owner: lead, stakeholders: [crew], success: Nobody waits an hour}]
        initiatives: [{id: desk, name: One desk, phase: first, recommendation: {because: Asked for by the board}, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 50000, effects: [{metric: nps-q, change: 2..4}], go_live: 2027-05-04, activities: [{id: design, name: Design, team: care, work: 20 days, start: 2027-01-04, end: 2027-01-29}, {id: build, name: Build, team: care, work: 20 days, start: 2027-02-01, end: 2027-03-26, after: [design]}]}]
    """
    for loc, one in workspace.walk(Activity):
        for at, name in enumerate(one.after):
            before = workspace.get("activity", name)
            if before is not None and one.start and before.end and one.start <= before.end:
                message = f"'{one.id}' starts on {one.start}, and '{name}' ends on {before.end}"
                yield Finding(loc / "after" / at, message, "move one of the two days", entity=one.id)
