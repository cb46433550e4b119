"""A decision that nobody was told how to take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Decision
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV302", severity=Severity.WARNING, since="0.1")
def decision_without_raci(workspace: Workspace) -> Iterator[Finding]:
    """A decision names no forum, or not who does it, answers for it, is asked and is told.

    Bad:

        # file: governance.yaml
        decisions: [{id: targets, forum: steering, raci: }]

    Good:

        # file: governance.yaml
        decisions: [{id: targets, forum: steering, raci: {R: lead, A: boss}}]
    """
    for loc, decision in workspace.walk(Decision):
        lacking = [key for key in ("raci", "forum") if getattr(decision, key) is None]
        if lacking:
            message = f"decision '{decision.id}' doesn't say {left_open('decision', lacking)}"
            yield Finding(loc, message, "write raci: {R: …, A: …} and forum: …", entity=decision.id)
