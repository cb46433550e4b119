"""Everybody's, so nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import StakeholderGroup
from cxkit.rules._owners import owned
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV211", severity=Severity.WARNING, since="0.1")
def owned_by_group(workspace: Workspace) -> Iterator[Finding]:
    """The owner of something is a stakeholder group, not a role.

    Ownership that is shared by thirty is borne by none. Name the role; the group belongs into RACI, audience or consulted.

    Bad:

        # file: metrics.yaml
        metrics: [{id: nps-q, owner: crew}]

    Good:

        # file: metrics.yaml
        metrics: [{id: nps-q, owner: lead}]
    """
    groups = {group.id for _, group in workspace.walk(StakeholderGroup)}
    for loc, what, owner in owned(workspace) if groups else ():
        if owner in groups:
            yield Finding(
                loc / "owner", f"'{what}' is owned by '{owner}', a group", "name a role as owner", entity=what
            )
