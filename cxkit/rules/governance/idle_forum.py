"""A forum that can't meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Forum
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV203", severity=Severity.WARNING, since="0.1")
def idle_forum(workspace: Workspace) -> Iterator[Finding]:
    """A forum has no chair, no members, no quorum or no cadence, so its decisions don't happen.

    Bad:

        # file: governance.yaml
        forums: [{id: steering, cadence: }]

    Good:

        # file: governance.yaml
        forums: [{id: steering, cadence: quarterly}]
    """
    for loc, forum in workspace.walk(Forum):
        lacking = [key for key in ("chair", "members", "quorum", "cadence") if not getattr(forum, key)]
        if lacking:
            message = f"forum '{forum.id}' doesn't say {left_open('forum', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=forum.id)
