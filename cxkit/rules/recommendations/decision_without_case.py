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

        # file: recommendations.yaml
        recommendations: [{id: more-people, case: {costs: }, decision: {outcome: accepted}}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, case: {costs: [{what: Desk, once: 45000..60000}]}, decision: {outcome: accepted}}]
    """
    for loc, one in workspace.walk(Recommendation):
        accepted = one.decision is not None and one.decision.outcome == "accepted"
        lacking = [key for key in ("costs", "benefits") if not getattr(one.case, key)]
        if accepted and lacking:
            message = f"'{one.id}' was accepted without {' and '.join(lacking)}"
            yield Finding(loc, message, "write case: {costs: […], benefits: […]}", entity=one.id)
