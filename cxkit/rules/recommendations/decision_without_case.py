"""Money decided without counting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Recommendation
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REC202", severity=Severity.WARNING, since="0.1")
def decision_without_case(workspace: Workspace) -> Iterator[Finding]:
    """A recommendation was accepted, and its business case has no costs or no benefits.

    Bad:

        # file: feedback.yaml
        studies: [{id: talks, name: Talks, method: interviews, at: 2026-05-22, owner: lead, n: 24}]
        # file: recommendations.yaml
        recommendations: [{id: more-people, name: More people at the phone, answers: [waits], objectives: [recommend], evidence: [survey, talks], impact: 4, effort: 2, feasibility: 4, acceptability: {crew: 5}, case: {benefits: [{what: Customers kept, yearly: 120000..160000, metric: nps-q}]}, decision: {outcome: accepted, forum: steering, at: 2026-08-25}}]

    Good:

        # file: feedback.yaml
        studies: [{id: talks, name: Talks, method: interviews, at: 2026-05-22, owner: lead, n: 24}]
        # file: recommendations.yaml
        recommendations: [{id: more-people, name: More people at the phone, answers: [waits], objectives: [recommend], evidence: [survey, talks], impact: 4, effort: 2, feasibility: 4, acceptability: {crew: 5}, case: {costs: [{what: Two people, yearly: 80000..90000}], benefits: [{what: Customers kept, yearly: 120000..160000, metric: nps-q}]}, decision: {outcome: accepted, forum: steering, at: 2026-08-25}}]
    """
    for loc, one in workspace.walk(Recommendation):
        accepted = one.decision is not None and one.decision.outcome == "accepted"
        lacking = [key for key in ("costs", "benefits") if not getattr(one.case, key)]
        if accepted and lacking:
            message = f"'{one.id}' was accepted without {' and '.join(lacking)}"
            yield Finding(loc, message, "write case: {costs: […], benefits: […]}", entity=one.id)
