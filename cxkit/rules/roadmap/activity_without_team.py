"""Work that nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Activity
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP103", severity=Severity.WARNING, since="0.1")
def activity_without_team(workspace: Workspace) -> Iterator[Finding]:
    """An activity names no team or no work, so neither dates nor capacity can be found for it.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, activities: [{id: design, work: }]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, activities: [{id: design, work: 20 days}]}]
    """
    for loc, one in workspace.walk(Activity):
        lacking = [key for key in ("team", "work") if getattr(one, key) is None]
        if lacking:
            message = f"activity '{one.id}' doesn't say {left_open('activity', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=one.id)
