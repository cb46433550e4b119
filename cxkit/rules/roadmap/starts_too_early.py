"""Work that rests on unfinished work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Activity
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP205", severity=Severity.ERROR, since="0.1")
def starts_too_early(workspace: Workspace) -> Iterator[Finding]:
    """An activity starts before one that it waits for has ended.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, activities: [{id: design, end: 2027-02-12}, {id: build, start: 2027-02-01, after: [design]}]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, activities: [{id: design, end: 2027-01-29}, {id: build, start: 2027-02-01, after: [design]}]}]
    """
    for loc, one in workspace.walk(Activity):
        for at, name in enumerate(one.after):
            before = workspace.get("activity", name)
            if before is not None and one.start and before.end and one.start <= before.end:
                message = f"'{one.id}' starts on {one.start}, and '{name}' ends on {before.end}"
                yield Finding(loc / "after" / at, message, "move one of the two days", entity=one.id)
