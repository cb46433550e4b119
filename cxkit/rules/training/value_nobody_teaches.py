"""A value that is on no timetable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Course, Value
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("TRN204", severity=Severity.INFO, since="0.1")
def value_nobody_teaches(workspace: Workspace) -> Iterator[Finding]:
    """Courses are held, and none serves a value.

    The vision should guide training too; what isn't taught isn't done.

    Bad:

        # file: training.yaml
        courses: [{id: welcome, values: }]

    Good:

        # file: training.yaml
        courses: [{id: welcome, values: [own-it]}]
    """
    courses = [course for _, course in workspace.walk(Course)]
    taught = {name for course in courses for name in course.values}
    for loc, value in workspace.walk(Value) if courses else ():
        if value.id not in taught:
            message = f"no course serves the value '{value.id}'"
            yield Finding(loc, message, "name it under values of a course", entity=value.id)
