"""A large risk without a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RSK201", severity=Severity.WARNING, since="0.1")
def risk_without_plan(workspace: Workspace) -> Iterator[Finding]:
    """What remains of a risk lies above `thresholds.risk_appetite`, and no contingency plan says what is done then.

    Bad:

        # file: risks.yaml
        risks: [{id: flood, name: A flood, origin: external, category: operational, owner: lead, initiatives: [desk], inherent: {likelihood: 3, impact: 5}, contingency: {because: It has never happened}}]

    Good:

        # file: risks.yaml
        risks: [{id: flood, name: A flood, origin: external, category: operational, owner: lead, initiatives: [desk], inherent: {likelihood: 1, impact: 5}, contingency: {because: It lies under our appetite}}]
    """
    appetite = workspace.config.thresholds.risk_appetite
    for loc, risk in workspace.walk(Risk):
        remains = risk.residual or risk.inherent
        if remains is None:
            yield Finding(
                loc, f"risk '{risk.id}' isn't graded", "write inherent: {likelihood: …, impact: …}", entity=risk.id
            )
        elif remains.score > appetite and risk.plan is None and risk.closed is None:
            message = (
                f"'{risk.id}' weighs {remains.score}, above our appetite of {appetite}, and has no contingency plan"
            )
            hint = "write contingency: {prevent, trigger, correct, budget, inform, tested}"
            yield Finding(loc, message, hint, entity=risk.id)
