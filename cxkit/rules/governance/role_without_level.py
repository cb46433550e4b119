"""Where in the house?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Role
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV215", severity=Severity.INFO, since="0.1")
def role_without_level(workspace: Workspace) -> Iterator[Finding]:
    """A role has no level (executive, manager, frontline), so nobody can tell whether all levels take part.

    Bad:

        # file: governance.yaml
        roles: [{id: helper, level: }]

    Good:

        # file: governance.yaml
        roles: [{id: helper, level: frontline}]
    """
    for loc, role in workspace.walk(Role):
        if role.level is None:
            yield Finding(
                loc, f"role '{role.id}' has no level", "write level: executive, manager or frontline", entity=role.id
            )
