"""A customer-facing department without a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Department
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV301", severity=Severity.WARNING, since="0.1")
def department_without_champion(workspace: Workspace) -> Iterator[Finding]:
    """A department that faces customers has no champion, so changes reach its people last.

    Bad:

        # file: governance.yaml
        departments: [{id: care, customer_facing: true, champion: }]

    Good:

        # file: governance.yaml
        departments: [{id: care, customer_facing: true, champion: helper}]
    """
    for loc, one in workspace.walk(Department):
        if one.customer_facing and one.champion is None:
            yield Finding(
                loc, f"department '{one.id}' faces customers and has no champion", "write champion: ROLE", entity=one.id
            )
