"""A no without a why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Recommendation
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REC203", severity=Severity.WARNING, since="0.1")
def decision_without_reason(workspace: Workspace) -> Iterator[Finding]:
    """A recommendation was rejected or deferred without a reason; whoever has the same idea next year can't learn from it.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: night-shift, name: Night shifts, answers: [waits], objectives: [recommend], evidence: [talks], impact: 1, effort: 5, feasibility: 1, acceptability: {crew: 1}, decision: {outcome: rejected, forum: steering, at: 2026-08-25}}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: night-shift, name: Night shifts, answers: [waits], objectives: [recommend], evidence: [talks], impact: 1, effort: 5, feasibility: 1, acceptability: {crew: 1}, decision: {outcome: rejected, forum: steering, at: 2026-08-25, because: Nobody calls at night}}]
    """
    for loc, one in workspace.walk(Recommendation):
        decision = one.decision
        if decision is not None and decision.outcome != "accepted" and decision.because is None:
            message = f"'{one.id}' was {decision.outcome} without a reason"
            yield Finding(loc / "decision", message, "write because: … in the decision", entity=one.id)
