"""A plan dearer than the damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RSK209", severity=Severity.INFO, since="0.1")
def costs_more_than_loss(workspace: Workspace) -> Iterator[Finding]:
    """What a contingency plan sets aside is more than the risk can lose at its worst.

    Bad:

        # file: risks.yaml
        risks: [{id: strike, contingency: {budget: 80000}}]

    Good:

        # file: risks.yaml
        risks: [{id: strike, contingency: {budget: 5000}}]
    """
    for loc, risk in workspace.walk(Risk):
        most = risk.loss.high if risk.loss else None
        if risk.plan and risk.plan.budget is not None and most is not None and risk.plan.budget > most:
            message = f"{risk.plan.budget:,.0f} is set aside for '{risk.id}', which loses {most:,.0f} at worst"
            yield Finding(loc / "contingency" / "budget", message, "set less aside, or check the loss", entity=risk.id)
