"""A decision for which several roles answer, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Decision
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV201", severity=Severity.ERROR, since="0.1")
def several_accountable(workspace: Workspace) -> Iterator[Finding]:
    """A decision has more than one accountable role.

    Where two answer for it, nobody does: the A of RACI is one.

    Bad:

        # file: governance.yaml
        decisions: [{id: targets, raci: {R: lead, A: [lead, boss]}}]

    Good:

        # file: governance.yaml
        decisions: [{id: targets, raci: {R: lead, A: boss}}]
    """
    for loc, decision in workspace.walk(Decision):
        if decision.raci is not None and len(decision.raci.A) != 1:
            message = f"{len(decision.raci.A)} roles answer for '{decision.id}', and only one can"
            yield Finding(loc / "raci" / "A", message, "name one role under A", entity=decision.id)
