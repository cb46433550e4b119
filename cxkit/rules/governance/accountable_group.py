"""A crowd that answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Decision, StakeholderGroup
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV210", severity=Severity.WARNING, since="0.1")
def accountable_group(workspace: Workspace) -> Iterator[Finding]:
    """A group answers for a decision, so no one does.

    The A of RACI is one role, held by somebody.

    Bad:

        # file: governance.yaml
        decisions: [{id: targets, raci: {R: lead, A: board}}]

    Good:

        # file: governance.yaml
        decisions: [{id: targets, raci: {R: lead, A: boss}}]
    """
    groups = {group.id for _, group in workspace.walk(StakeholderGroup)}
    for loc, decision in workspace.walk(Decision):
        for at, name in enumerate(decision.raci.A if decision.raci else ()):
            if name in groups:
                message = f"'{name}', which answers for '{decision.id}', is a group and not one role"
                yield Finding(loc / "raci" / "A" / at, message, "name a role under A", entity=decision.id)
