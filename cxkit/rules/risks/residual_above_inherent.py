"""Prevention that makes it worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RSK202", severity=Severity.ERROR, since="0.1")
def residual_above_inherent(workspace: Workspace) -> Iterator[Finding]:
    """A risk weighs more after prevention than before: the two were swapped, or the prevention is none.

    Bad:

        # file: risks.yaml
        risks: [{id: strike, inherent: {likelihood: 3, impact: 3}, residual: {likelihood: 3, impact: 4}}]

    Good:

        # file: risks.yaml
        risks: [{id: strike, inherent: {likelihood: 4, impact: 4}, residual: {likelihood: 3, impact: 4}}]
    """
    for loc, risk in workspace.walk(Risk):
        if risk.inherent and risk.residual and risk.residual.score > risk.inherent.score:
            message = f"'{risk.id}' weighs {risk.residual.score} after prevention and {risk.inherent.score} before"
            yield Finding(loc / "residual", message, "check both grades", entity=risk.id)
