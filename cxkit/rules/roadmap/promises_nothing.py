"""Work that promises nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP202", severity=Severity.WARNING, since="0.1")
def promises_nothing(workspace: Workspace) -> Iterator[Finding]:
    """An initiative names no effect on any metric and gives no reason for having none.

    Its results are held against this promise; without one it can't fail, and so can't succeed.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: record, name: One number, phase: first, recommendation: more-people, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 5000, activities: [{id: match, name: Match, team: team, work: 5 days}]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: record, name: One number, phase: first, recommendation: more-people, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 5000, effects: {because: Shops meet nothing of it}, activities: [{id: match, name: Match, team: team, work: 5 days}]}]
    """
    for loc, one in workspace.walk(Initiative):
        if not one.effects:
            message = f"initiative '{one.id}' promises no effect"
            hint = "write effects: [{metric: …, change: low..high}], or effects: {because: …}"
            yield Finding(loc, message, hint, entity=one.id)
