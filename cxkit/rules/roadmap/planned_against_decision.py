"""No, and still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.rules._chain import recommendations_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP302", severity=Severity.ERROR, since="0.1")
def planned_against_decision(workspace: Workspace) -> Iterator[Finding]:
    """An initiative carries out a recommendation that was rejected or deferred.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: more-people, decision: {outcome: deferred, because: No money this year}}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, decision: {outcome: accepted}}]
    """
    for loc, one in workspace.walk(Initiative):
        for name in recommendations_of(one) if one.stopped is None else ():
            found = workspace.get("recommendation", name)
            if found is not None and found.decision is not None and found.decision.outcome != "accepted":
                message = f"'{one.id}' carries out '{name}', which was {found.decision.outcome}"
                yield Finding(loc / "recommendation", message, "decide again, or stop the initiative", entity=one.id)
