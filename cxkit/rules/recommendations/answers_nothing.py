"""A cure without an illness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Recommendation
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REC205", severity=Severity.WARNING, since="0.1")
def answers_nothing(workspace: Workspace) -> Iterator[Finding]:
    """A recommendation answers no pain, opportunity or trend, or serves no objective.

    Orphans on either side of the chain are ideas, not recommendations.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: new-logo, name: A new logo, evidence: [tickets, talks], objectives: [recommend], impact: 1, effort: 2, feasibility: 5, acceptability: {board: 5}, requires: {listening: 3}}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, answers: [waits, live-help]}]
    """
    for loc, one in workspace.walk(Recommendation):
        if not one.answers:
            message = f"'{one.id}' answers no pain, opportunity or trend"
            yield Finding(loc, message, "write answers: […]", entity=one.id)
        if not one.objectives and not one.rejected:
            yield Finding(loc, f"'{one.id}' serves no objective", "write objectives: […]", entity=one.id)
