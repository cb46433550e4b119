"""Affected by what they don't hear of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Message, Phase, StakeholderGroup
from cxkit.rules._audience import told_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_A_QUARTER = 92


@rule("COM203", severity=Severity.WARNING, since="0.1")
def roadmap_untold(workspace: Workspace) -> Iterator[Finding]:
    """A phase affects employees who hear of the roadmap less than once a quarter, or never.

    Regular updates and progress reports keep those who do the work on the plan. `after each review` counts as often enough.

    Bad:

        # file: communication.yaml
        messages: [{id: news, cadence: yearly}]

    Good:

        # file: communication.yaml
        messages: [{id: news, cadence: monthly}]
    """
    told, staff = (
        told_of(workspace, "roadmap", within=_A_QUARTER),
        {group.id for _, group in workspace.walk(StakeholderGroup) if group.kind == "employees"},
    )
    for loc, phase in workspace.walk(Phase) if any(True for _ in workspace.walk(Message)) else ():
        for at, name in enumerate(phase.stakeholders):
            if name in staff and name not in told:
                message = f"'{phase.id}' affects '{name}', who hear of the roadmap less than once a quarter"
                hint = "write about: [roadmap] and a cadence at a message for them"
                yield Finding(loc / "stakeholders" / at, message, hint, entity=phase.id)
