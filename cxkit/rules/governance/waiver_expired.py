"""A reason that has run out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Because
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("GOV402", severity=Severity.WARNING, since="0.1")
def waiver_expired(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """Something is missing on purpose, with a reason until a day that has passed.

    A waiver with an end is a promise to look again.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: record, name: One number, phase: first, recommendation: more-people, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 5000, effects: {because: Nobody knows yet, until: 2026-09-30}, activities: [{id: match, name: Match, team: team, work: 5 days}]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: record, name: One number, phase: first, recommendation: more-people, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 5000, effects: {because: Nobody knows yet, until: 2026-12-31}, activities: [{id: match, name: Match, team: team, work: 5 days}]}]
    """
    for loc, waiver in workspace.walk(Because):
        if waiver.until is not None and waiver.until < facts.today:
            message = f"this reason held until {waiver.until}"
            yield Finding(loc / "until", message, "write what was missing, or a new day and why")
