"""Over before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Activity, Phase
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP206", severity=Severity.ERROR, since="0.1")
def ends_before_it_starts(workspace: Workspace) -> Iterator[Finding]:
    """The end of a phase or an activity lies before its start.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, activities: [{id: build, start: 2027-03-27, end: 2027-03-26}]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, activities: [{id: build, start: 2027-02-01, end: 2027-03-26}]}]
    """
    spans = [(loc, one.id, one.start, one.end) for loc, one in workspace.walk(Phase)]
    spans += [(loc, one.id, one.start, one.end) for loc, one in workspace.walk(Activity)]
    for loc, name, start, end in spans:
        if start and end and end < start:
            message = f"'{name}' ends on {end}, before it starts on {start}"
            yield Finding(
                loc / "end", message, "check both days", entity=name, also=((loc / "start", "it starts here"),)
            )
