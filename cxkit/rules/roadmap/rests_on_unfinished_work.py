"""Live before what it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.rules._chain import ready
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP304", severity=Severity.ERROR, since="0.1")
def rests_on_unfinished_work(workspace: Workspace) -> Iterator[Finding]:
    """An initiative goes live on or before the day that one it waits for is ready.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: record, name: One number, phase: first, recommendation: {because: The desk needs it}, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 5000, effects: {because: Shops meet nothing of it}, activities: [{id: match, name: Match, team: team, work: 5 days, start: 2027-05-03, end: 2027-05-14}], milestones: [{name: Matched, by: 2027-05-14}]}, {id: desk, after: [record]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, after: }]
    """
    for loc, one in workspace.walk(Initiative):
        for at, name in enumerate(one.after):
            before = workspace.get("initiative", name)
            day = ready(before) if before is not None else None
            if before is not None and before.stopped is not None:
                yield Finding(
                    loc / "after" / at,
                    f"'{one.id}' waits for '{name}', which was stopped",
                    "take it out of after, or stop this one",
                    entity=one.id,
                )
            elif one.go_live is not None and day is not None and one.go_live <= day:
                message = f"'{one.id}' goes live on {one.go_live}, and '{name}' is ready on {day}"
                yield Finding(loc / "after" / at, message, "move one of the two days", entity=one.id)
