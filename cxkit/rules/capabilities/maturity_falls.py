"""Planned to become worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Capability
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("CAP204", severity=Severity.ERROR, since="0.1")
def maturity_falls(workspace: Workspace) -> Iterator[Finding]:
    """A capability's target lies below today's maturity.

    Bad:

        # file: capabilities.yaml
        capabilities: [{id: listening, target: {value: 2, by: 2027-06-30}}]

    Good:

        # file: capabilities.yaml
        capabilities: [{id: listening, target: }]
    """
    for loc, one in workspace.walk(Capability):
        today = one.baseline.value if one.baseline else None
        if one.target is not None and today is not None and one.target.value < today:
            message = f"'{one.id}' stands at level {today:g} today, and the target of {one.target.value:g} is lower"
            yield Finding(loc / "target" / "value", message, "check both levels", entity=one.id)
