"""They must be told, and don't know the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Message, Risk, StakeholderGroup
from cxkit.rules._audience import told_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("COM202", severity=Severity.INFO, since="0.1")
def plan_not_communicated(workspace: Workspace) -> Iterator[Finding]:
    """A contingency plan informs employees whom no message about contingency reaches.

    Plans are told before they are needed. Customers and partners are told when it happens.

    Bad:

        # file: communication.yaml
        messages: [{id: news, about: [vision, goals, scores, roadmap, wins, lessons]}]

    Good:

        # file: communication.yaml
        messages: [{id: news, about: [vision, goals, scores, roadmap, wins, lessons, contingency]}]
    """
    told, staff = (
        told_of(workspace, "contingency"),
        {group.id for _, group in workspace.walk(StakeholderGroup) if group.kind == "employees"},
    )
    for loc, risk in workspace.walk(Risk) if any(True for _ in workspace.walk(Message)) else ():
        for at, name in enumerate(risk.plan.inform if risk.plan else ()):
            if name in staff and name not in told:
                message = f"'{name}' must be told when '{risk.id}' happens, and no message about contingency plans reaches them"
                place = loc / "contingency" / "inform" / at
                yield Finding(place, message, "write about: [contingency] at a message for them", entity=risk.id)
