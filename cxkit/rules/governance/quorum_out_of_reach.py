"""A quorum that can't be met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Forum
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV204", severity=Severity.ERROR, since="0.1")
def quorum_out_of_reach(workspace: Workspace) -> Iterator[Finding]:
    """A forum's quorum is larger than its members, so it can never decide.

    Bad:

        # file: governance.yaml
        forums: [{id: circle, name: Circle, chair: boss, members: [boss, lead, helper], quorum: 4, cadence: monthly}]

    Good:

        # file: governance.yaml
        forums: [{id: circle, name: Circle, chair: boss, members: [boss, lead, helper], quorum: 2, cadence: monthly}]
    """
    for loc, forum in workspace.walk(Forum):
        if forum.quorum is not None and forum.quorum > len(forum.members):
            message = f"a quorum of {forum.quorum} can't be met by {len(forum.members)} members"
            yield Finding(
                loc / "quorum", message, f"write {len(forum.members)} or less, or add members", entity=forum.id
            )
