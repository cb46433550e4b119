"""A team of unknown size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Team
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP104", severity=Severity.WARNING, since="0.1")
def team_without_people(workspace: Workspace) -> Iterator[Finding]:
    """A team doesn't say how many people it has, so its capacity can't be held against its work.

    Bad:

        # file: roadmap.yaml
        teams: [{id: team, people: }]

    Good:

        # file: roadmap.yaml
        teams: [{id: team, people: 4}]
    """
    for loc, one in workspace.walk(Team):
        if one.people is None:
            yield Finding(loc, f"team '{one.id}' doesn't say how many people it has", "write people: …", entity=one.id)
