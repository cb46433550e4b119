"""A severe pain that nothing answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Pain, Recommendation
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN202", severity=Severity.WARNING, since="0.1")
def severe_pain_unanswered(workspace: Workspace) -> Iterator[Finding]:
    """A pain as severe as `thresholds.severe_pain`, or more, is answered by no recommendation and isn't accepted either.

    Either something is done about it, or somebody says, with a reason, that nothing is.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, pains: [{id: bill, says: The call costs, affects: 20, severity: 5, because: An old number, evidence: [talks]}]}]}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, pains: [{id: bill, says: The call costs, affects: 20, severity: 5, because: An old number, evidence: [talks], accepted: {because: The number ends in May}}]}]}]
    """
    if not any(True for _ in workspace.walk(Recommendation)) and "recommendations.yaml" not in workspace.files:
        return  # a strategy that hasn't come so far
    answered = {name for _, one in workspace.walk(Recommendation) if not one.rejected for name in one.answers}
    for loc, pain in workspace.walk(Pain):
        severe = pain.severity is not None and pain.severity >= workspace.config.thresholds.severe_pain
        if severe and pain.accepted is None and pain.id not in answered:
            message = f"nothing answers the severe pain '{pain.id}'"
            hint = "name it under answers of a recommendation, or write accepted: {because: …}"
            yield Finding(loc, message, hint, entity=pain.id)
