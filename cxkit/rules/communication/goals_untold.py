"""Signed, and never heard of again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Message, Objective, StakeholderGroup
from cxkit.rules._audience import told_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("COM204", severity=Severity.INFO, since="0.1")
def goals_untold(workspace: Workspace) -> Iterator[Finding]:
    """A party agreed to an objective, and no message about goals reaches it.

    Customers and partners are left out: they are told what changes for them.

    Bad:

        # file: communication.yaml
        messages: [{id: page, about: [scores, roadmap, risks, contingency]}]

    Good:

        # file: communication.yaml
        messages: [{id: page, about: [goals, scores, roadmap, risks, contingency]}]
    """
    told, staff = (
        told_of(workspace, "goals"),
        {group.id for _, group in workspace.walk(StakeholderGroup) if group.kind == "employees"},
    )
    said: set[str] = set()
    for loc, objective in workspace.walk(Objective) if any(True for _ in workspace.walk(Message)) else ():
        for name in objective.agreed:
            if name in staff and name not in told | said:
                said.add(name)
                message = f"'{name}' agreed to '{objective.id}', and no message about goals reaches them"
                place = (loc / "agreed" / name).key()
                yield Finding(place, message, "write about: [goals] at a message for them", entity=objective.id)
