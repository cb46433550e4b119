"""Only the fire brigade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RSK207", severity=Severity.INFO, since="0.1")
def nothing_prevented(workspace: Workspace) -> Iterator[Finding]:
    """A contingency plan corrects and prevents nothing.

    Bad:

        # file: risks.yaml
        risks: [{id: strike, contingency: {prevent: }}]

    Good:

        # file: risks.yaml
        risks: [{id: strike, contingency: {prevent: [{what: A second carrier, owner: lead, by: 2027-01-15}]}}]
    """
    for loc, risk in workspace.walk(Risk):
        if risk.plan is not None and not risk.plan.prevent and risk.closed is None:
            message = f"the plan for '{risk.id}' prevents nothing"
            yield Finding(loc / "contingency", message, "write prevent: [{what: …, owner: …, by: …}]", entity=risk.id)
