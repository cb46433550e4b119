"""The work has begun, and nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.model import Initiative, Message
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("COM102", severity=Severity.INFO, since="0.1")
def nobody_told_yet(workspace: Workspace) -> Iterator[Finding]:
    """An initiative has begun, or an objective is agreed and its initiatives are planned, and no message is written.

    Begin telling people early; the first message comes before the first initiative.

    Bad:

        # file: communication.yaml
        messages: []

    Good:

        # file: communication.yaml
        messages: [{id: news, about: [vision, goals, scores, roadmap, wins, lessons, contingency]}]
    """
    first = next((loc for loc, _ in workspace.walk(Initiative)), None)
    if first is not None and not any(True for _ in workspace.walk(Message)):
        yield Finding(
            Loc(first.file),
            "initiatives are planned, and nobody is told anything",
            "write communication.yaml: who hears what, how, how often",
        )
