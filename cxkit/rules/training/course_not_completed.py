"""Due, and half of them weren't there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Course
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

_NEARLY = 0.9
"""Someone is always ill."""


@rule("TRN205", severity=Severity.WARNING, since="0.1")
def course_not_completed(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """The day of a course's target has passed, and fewer than nine tenths of those wanted completed it, or nobody wrote how many did.

    Bad:

        # file: training.yaml
        courses: [{id: welcome, target: {value: 90, by: 2026-09-30}, completed: {value: 60, n: 18, at: 2026-10-01}}]

    Good:

        # file: training.yaml
        courses: [{id: welcome, target: {value: 90, by: 2026-09-30}, completed: {value: 93, n: 28, at: 2026-10-01}}]
    """
    for loc, course in workspace.walk(Course):
        target = course.target
        if target is None or target.by is None or target.by >= facts.today:
            continue
        done = course.completed.value if course.completed else None
        if done is None:
            message = f"'{course.id}' was due on {target.by}, and nothing says how many completed it"
            yield Finding(loc / "target", message, "write completed: {value: …, n: …, at: …}", entity=course.id)
        elif done < target.value * _NEARLY:
            message = f"{done:g} % completed '{course.id}', and {target.value:g} % were due on {target.by}"
            yield Finding(loc / "completed", message, "train the others, or give a new day", entity=course.id)
