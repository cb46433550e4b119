"""Approved by someone who may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Decision, Initiative
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV216", severity=Severity.WARNING, since="0.1")
def above_authority(workspace: Workspace) -> Iterator[Finding]:
    """An initiative's budget is larger than what the role that answers for budgets may spend.

    Decision rights and money go together: raise the limit, or let a higher role answer for the decision.

    Bad:

        # file: governance.yaml
        roles: [{id: boss, may_spend: 40000}]

    Good:

        # file: governance.yaml
        roles: [{id: boss, may_spend: 90000}]
    """
    names = [name for _, one in workspace.walk(Decision) if "budget" in one.covers and one.raci for name in one.raci.A]
    roles = [role for name in names if (role := workspace.get("role", name)) is not None]
    limits = {role.id: role.may_spend for role in roles if role.may_spend is not None}
    if not limits or len(limits) < len(names):
        return
    highest = max(limits, key=lambda name: (limits[name], name))
    for loc, one in workspace.walk(Initiative):
        if one.budget is not None and one.budget > limits[highest]:
            message = f"'{highest}', who answers for budgets, may spend {limits[highest]:,.0f}, and '{one.id}' asks for {one.budget:,.0f}"
            yield Finding(loc / "budget", message, "raise may_spend, or let a higher role answer for it", entity=one.id)
