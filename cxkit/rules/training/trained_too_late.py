"""Learnt after it was needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Course
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("TRN201", severity=Severity.WARNING, since="0.1")
def trained_too_late(workspace: Workspace) -> Iterator[Finding]:
    """A course is to be completed after the initiative that calls for it goes live.

    Bad:

        # file: training.yaml
        courses: [{id: desk-course, target: {value: 100, by: 2027-06-18}}]

    Good:

        # file: training.yaml
        courses: [{id: desk-course, target: {value: 100, by: 2027-04-27}}]
    """
    for loc, course in workspace.walk(Course):
        initiative = workspace.get("initiative", course.initiative) if course.initiative else None
        due = course.target.by if course.target else None
        if initiative is not None and initiative.go_live and due and due > initiative.go_live:
            message = f"'{course.id}' is done on {due}, and '{initiative.id}' goes live on {initiative.go_live}"
            yield Finding(loc / "target", message, "train before the go-live, or move it", entity=course.id)
