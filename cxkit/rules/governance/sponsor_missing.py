"""Nobody leads, or no executive stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV101", severity=Severity.WARNING, since="0.1")
def sponsor_missing(workspace: Workspace) -> Iterator[Finding]:
    """Governance names no CX leader, no sponsor, or a sponsor who is no executive.

    Without an executive behind it the strategy loses the first dispute about money.

    Bad:

        # file: governance.yaml
        sponsor: lead

    Good:

        # file: governance.yaml
        sponsor: boss
    """
    if "governance.yaml" not in workspace.documents:
        return
    head, loc = workspace.governance, Loc("governance.yaml")
    for key in ("leader", "sponsor"):
        if getattr(head, key) is None:
            yield Finding(loc, f"no {key} is named", f"write {key}: ROLE")
    role = workspace.get("role", head.sponsor) if head.sponsor else None
    if role is not None and role.level not in (None, "executive"):
        yield Finding(
            loc / "sponsor", f"the sponsor '{role.id}' is no executive", "name a role whose level is executive"
        )
