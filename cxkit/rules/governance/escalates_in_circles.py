"""Handed on for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Forum
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV214", severity=Severity.ERROR, since="0.1")
def escalates_in_circles(workspace: Workspace) -> Iterator[Finding]:
    """Forums escalate to each other in a circle, so trouble never arrives.

    Bad:

        # file: governance.yaml
        forums: [{id: steering, escalates_to: steering}]

    Good:

        # file: governance.yaml
        forums: [{id: steering, escalates_to: }]
    """
    upward = {forum.id: forum.escalates_to for _, forum in workspace.walk(Forum)}
    for loc, forum in workspace.walk(Forum):
        way = [forum.id]
        while (above := upward.get(way[-1])) and above not in way:
            way.append(above)
        if upward.get(way[-1]) == forum.id and forum.id == min(way):
            circle = " to ".join(f"'{name}'" for name in (*way, forum.id))
            message = f"escalation goes in a circle: {circle}"
            yield Finding(loc / "escalates_to", message, "let the highest escalate to nobody", entity=forum.id)
