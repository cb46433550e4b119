"""Live while everyone is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.planning.workdays import Workdays
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP309", severity=Severity.INFO, since="0.1")
def go_live_on_holiday(workspace: Workspace) -> Iterator[Finding]:
    """An initiative goes live on a holiday, or on a day that isn't a working day.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, go_live: 2027-05-08}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, go_live: 2027-05-04}]
    """
    workdays = Workdays.of(workspace.config.calendar)
    for loc, one in workspace.walk(Initiative):
        if one.go_live is not None and not workdays.count(one.go_live, one.go_live):
            message = f"nobody works on {one.go_live}, the day '{one.id}' goes live"
            yield Finding(loc / "go_live", message, "choose a working day", entity=one.id)
