"""A role that nobody holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Role
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV202", severity=Severity.WARNING, since="0.1")
def role_not_held(workspace: Workspace) -> Iterator[Finding]:
    """A role is held by nobody, so what it answers for is answered for by nobody.

    Bad:

        # file: governance.yaml
        roles: [{id: lead, held_by: }]

    Good:

        # file: governance.yaml
        roles: [{id: lead, held_by: Nadia}]
    """
    for loc, role in workspace.walk(Role):
        if not role.held_by:
            yield Finding(loc, f"nobody holds the role '{role.id}'", "write held_by: NAME", entity=role.id)
