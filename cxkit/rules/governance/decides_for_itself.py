"""Four eyes, two of them missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Decision
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV208", severity=Severity.WARNING, since="0.1")
def decides_for_itself(workspace: Workspace) -> Iterator[Finding]:
    """The one role that does the work also answers for the decision, and nobody is asked before.

    Who proposes a change and who approves it are two people; that is what keeps a target from moving after a miss.

    Bad:

        # file: governance.yaml
        decisions: [{id: targets, raci: {R: boss, A: boss}}]

    Good:

        # file: governance.yaml
        decisions: [{id: targets, raci: {R: lead, A: boss}}]
    """
    for loc, decision in workspace.walk(Decision):
        raci = decision.raci
        if raci is not None and set(raci.R) == set(raci.A) and len(raci.A) == 1 and not set(raci.C) - set(raci.A):
            message = f"'{raci.A[0]}' proposes and approves '{decision.id}', and nobody is asked"
            yield Finding(
                loc / "raci", message, "name another role under R or A, or someone under C", entity=decision.id
            )
