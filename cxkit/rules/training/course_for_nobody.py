"""A course without an audience or an aim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Course
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("TRN101", severity=Severity.WARNING, since="0.1")
def course_for_nobody(workspace: Workspace) -> Iterator[Finding]:
    """A course has no audience, no skills, no owner or no target, so nobody can tell whether it was held.

    Bad:

        # file: training.yaml
        courses: [{id: desk-course, owner: }]

    Good:

        # file: training.yaml
        courses: [{id: desk-course, owner: lead}]
    """
    for loc, course in workspace.walk(Course):
        lacking = [key for key in ("audience", "skills", "owner", "target") if not getattr(course, key)]
        if lacking:
            message = f"course '{course.id}' doesn't say {left_open('course', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=course.id)
