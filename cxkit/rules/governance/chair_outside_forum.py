"""A chair without a seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Forum
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV209", severity=Severity.WARNING, since="0.1")
def chair_outside_forum(workspace: Workspace) -> Iterator[Finding]:
    """A forum's chair isn't one of its members.

    Bad:

        # file: governance.yaml
        forums: [{id: steering, chair: boss, members: [lead, helper]}]
        # file: reviews/2026-q3.yaml
        present: [lead, helper]

    Good:

        # file: governance.yaml
        forums: [{id: steering, chair: boss, members: [boss, lead, helper]}]
    """
    for loc, forum in workspace.walk(Forum):
        if forum.chair and forum.members and forum.chair not in forum.members:
            message = f"'{forum.chair}' chairs '{forum.id}' and isn't a member"
            yield Finding(loc / "chair", message, "add the chair to members", entity=forum.id)
