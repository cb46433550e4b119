"""A wave without shores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Phase
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP101", severity=Severity.WARNING, since="0.1")
def phase_half_planned(workspace: Workspace) -> Iterator[Finding]:
    """A phase lacks its start, end, owner, stakeholders or success criteria.

    Bad:

        # file: roadmap.yaml
        phases: [{id: first, success: }]

    Good:

        # file: roadmap.yaml
        phases: [{id: first, success: [{metric: nps-q, value: 30}]}]
    """
    for loc, one in workspace.walk(Phase):
        lacking = [key for key in ("start", "end", "owner", "stakeholders", "success") if not getattr(one, key)]
        if lacking:
            message = f"phase '{one.id}' doesn't say {left_open('phase', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=one.id)
