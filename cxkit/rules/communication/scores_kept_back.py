"""The scores, kept from those who make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Message, StakeholderGroup
from cxkit.rules._audience import told_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("COM205", severity=Severity.WARNING, since="0.1")
def scores_kept_back(workspace: Workspace) -> Iterator[Finding]:
    """Messages are written, and a front-line group hears no scores.

    Scores kept from the people who could change them are one of the pitfalls that the field names. Share them by area, the
    bad ones too.

    Bad:

        # file: communication.yaml
        messages: [{id: news, about: [vision, goals, roadmap, wins, lessons, contingency]}]

    Good:

        # file: communication.yaml
        messages: [{id: news, about: [vision, goals, scores, roadmap, wins, lessons, contingency]}]
    """
    told = told_of(workspace, "scores")
    for loc, group in workspace.walk(StakeholderGroup) if any(True for _ in workspace.walk(Message)) else ():
        if group.level == "frontline" and group.kind == "employees" and group.id not in told:
            message = f"the group '{group.id}' hears no scores"
            yield Finding(loc, message, "write about: [scores] at a message for them", entity=group.id)
