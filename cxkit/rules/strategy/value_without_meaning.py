"""A word that everyone fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Value
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR207", severity=Severity.INFO, since="0.1")
def value_without_meaning(workspace: Workspace) -> Iterator[Finding]:
    """A value doesn't say what it means for what people do.

    'Openness' is agreed to by all and lived by none; 'we say so the moment it can't be done' can be held against.

    Bad:

        # file: strategy.yaml
        values: [{id: own-it, means: }]

    Good:

        # file: strategy.yaml
        values: [{id: own-it, means: A shop tells it once}]
    """
    for loc, value in workspace.walk(Value):
        if value.means is None:
            yield Finding(
                loc, f"value '{value.id}' doesn't say what it means", "write means: what we do", entity=value.id
            )
