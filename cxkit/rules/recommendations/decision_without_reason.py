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

        # file: feedback.yaml
        studies: [{id: talks, name: Talks, method: interviews, at: 2026-05-22, owner: lead, n: 24}]
        # file: recommendations.yaml
        recommendations: [{id: more-people, name: More people at the phone, answers: [waits], objectives: [recommend], evidence: [survey, talks], impact: 4, effort: 2, feasibility: 4, acceptability: {crew: 5}, case: {costs: [{what: Two people, yearly: 80000..90000}], benefits: [{what: Customers kept, yearly: 120000..160000, metric: nps-q}]}, decision: {outcome: rejected, forum: steering, at: 2026-08-25}}]

    Good:

        # file: feedback.yaml
        studies: [{id: talks, name: Talks, method: interviews, at: 2026-05-22, owner: lead, n: 24}]
        # file: recommendations.yaml
        recommendations: [{id: more-people, name: More people at the phone, answers: [waits], objectives: [recommend], evidence: [survey, talks], impact: 4, effort: 2, feasibility: 4, acceptability: {crew: 5}, case: {costs: [{what: Two people, yearly: 80000..90000}], benefits: [{what: Customers kept, yearly: 120000..160000, metric: nps-q}]}, decision: {outcome: rejected, forum: steering, at: 2026-08-25, because: Nobody wants night shifts}}]
    """
    for loc, one in workspace.walk(Recommendation):
        decision = one.decision
        if decision is not None and decision.outcome != "accepted" and decision.because is None:
            message = f"'{one.id}' was {decision.outcome} without a reason"
            yield Finding(loc / "decision", message, "write because: … in the decision", entity=one.id)
