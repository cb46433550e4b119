"""Nothing to look at before the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP307", severity=Severity.INFO, since="0.1")
def initiative_without_milestone(workspace: Workspace) -> Iterator[Finding]:
    """An initiative with a day of go-live has no milestone.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, milestones: }]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, milestones: [{name: All calls on one desk, by: 2027-05-28}]}]
    """
    for loc, one in workspace.walk(Initiative):
        if one.go_live is not None and not one.milestones and one.stopped is None:
            message = f"initiative '{one.id}' has no milestone"
            yield Finding(loc, message, "write milestones: [{name: …, by: …}]", entity=one.id)
