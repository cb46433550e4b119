"""Decided over their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Recommendation
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REC207", severity=Severity.WARNING, since="0.1")
def accepted_against_a_party(workspace: Workspace) -> Iterator[Finding]:
    """A recommendation was accepted although a party finds it hardly acceptable (1 or 2), and no reason says why it will carry it.

    The least willing counts: they will be asked to do it.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: more-people, acceptability: {crew: 2}}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, acceptability: {crew: 2}, decision: {because: The crew asked for a trial first and gets it}}]
    """
    for loc, one in workspace.walk(Recommendation):
        if one.decision is None or one.decision.outcome != "accepted" or one.decision.because or one.because:
            continue
        against = sorted(party for party, score in one.acceptability.items() if score <= 2)
        if against:
            message = f"'{one.id}' was accepted, and '{against[0]}' hardly accepts it"
            hint = "write because: … in the decision, or win them first"
            yield Finding((loc / "acceptability" / against[0]).key(), message, hint, entity=one.id)
