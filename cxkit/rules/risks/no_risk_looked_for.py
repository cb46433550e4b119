"""What could go wrong? Nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.model import Initiative, Risk
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RSK104", severity=Severity.INFO, since="0.1")
def no_risk_looked_for(workspace: Workspace) -> Iterator[Finding]:
    """Initiatives are planned, and no risk is written.

    Bad:

        # file: risks.yaml
        risks: []
        # file: reviews/2026-q1.yaml
        reviewed: [{objective: recommend, outcome: keep}, {initiative: desk, outcome: keep}]
        # file: reviews/2026-q3.yaml
        reviewed: [{objective: recommend, outcome: keep}, {initiative: desk, outcome: keep}]
        # file: reviews/2026-q2.yaml
        reviewed: [{initiative: desk, outcome: keep}]
        # file: governance.yaml
        forums: [{id: steering, reviews: [objectives, roadmap]}]

    Good:

        # file: risks.yaml
        risks: [{id: strike, category: operational}]
    """
    first = next((loc for loc, _ in workspace.walk(Initiative)), None)
    if first is not None and not any(True for _ in workspace.walk(Risk)):
        yield Finding(
            Loc(first.file),
            "initiatives are planned, and no risk is written",
            "write risks.yaml, with those who do the work",
        )
