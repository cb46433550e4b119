"""Trained once and never again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.model import Course
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("TRN203", severity=Severity.WARNING, since="0.1")
def trained_once(workspace: Workspace) -> Iterator[Finding]:
    """Courses are held, and none comes back.

    People leave, join and forget; training once is one of the pitfalls that the field names.

    Bad:

        # file: training.yaml
        courses: [{id: welcome, cadence: once}]

    Good:

        # file: training.yaml
        courses: [{id: welcome, cadence: yearly}]
    """
    courses = list(workspace.walk(Course))
    if courses and all(course.cadence == "once" for _, course in courses):
        message = f"none of {len(courses)} {'course' if len(courses) == 1 else 'courses'} is repeated"
        yield Finding(Loc(courses[0][0].file), message, "write cadence: yearly at the one for everybody")
