"""More than was approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP209", severity=Severity.WARNING, since="0.1")
def spent_over_budget(workspace: Workspace) -> Iterator[Finding]:
    """An initiative has used more than its budget.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, spent: {value: 61000, at: 2026-10-15}}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, spent: {value: 4000, at: 2026-10-15}}]
    """
    for loc, one in workspace.walk(Initiative):
        spent = one.spent.value if one.spent else None
        if spent is not None and one.budget is not None and spent > one.budget:
            message = f"'{one.id}' has used {spent:,.0f} of {one.budget:,.0f}"
            yield Finding(loc / "spent", message, "have more approved, or stop it", entity=one.id)
