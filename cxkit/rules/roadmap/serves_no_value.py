"""Work that fits nothing we stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP301", severity=Severity.WARNING, since="0.1")
def serves_no_value(workspace: Workspace) -> Iterator[Finding]:
    """An initiative serves no value, or neither a recommendation nor an objective stands behind it.

    Initiatives that fit no value or goal are how a strategy becomes a list of wishes.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, values: }]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, values: [own-it]}]
    """
    for loc, one in workspace.walk(Initiative):
        if not one.values:
            yield Finding(loc, f"initiative '{one.id}' serves no value", "write values: [...]", entity=one.id)
        if not one.recommendation and not one.objectives:
            message = f"neither a recommendation nor an objective stands behind '{one.id}'"
            yield Finding(loc, message, "write recommendation: … or objectives: [...]", entity=one.id)
