"""New work, and nobody taught it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Course, Initiative
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("TRN202", severity=Severity.WARNING, since="0.1")
def front_line_untrained(workspace: Workspace) -> Iterator[Finding]:
    """An initiative changes touchpoints and goes live, and no course belongs to it.

    Every initiative that changes front-line work has a course before its go-live; new protocols are taught, not discovered.

    Bad:

        # file: training.yaml
        courses: [{id: desk-course, initiative: }]

    Good:

        # file: training.yaml
        courses: [{id: desk-course, initiative: desk}]
    """
    taught = {course.initiative for _, course in workspace.walk(Course)}
    for loc, one in workspace.walk(Initiative) if taught else ():
        if one.touchpoints and one.go_live is not None and one.stopped is None and one.id not in taught:
            message = f"'{one.id}' changes what people do, and no course teaches it"
            yield Finding(loc / "go_live", message, f"write a course with initiative: {one.id}", entity=one.id)
