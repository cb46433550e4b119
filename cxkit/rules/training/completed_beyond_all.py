"""More than everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Course
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_ALL = 100


@rule("TRN102", severity=Severity.ERROR, since="0.1")
def completed_beyond_all(workspace: Workspace) -> Iterator[Finding]:
    """The target of a course, or how many completed it, isn't between 0 and 100 per cent.

    Bad:

        # file: training.yaml
        courses: [{id: welcome, target: {value: 900, by: 2027-01-31}}]

    Good:

        # file: training.yaml
        courses: [{id: welcome, target: {value: 90, by: 2027-01-31}}]
    """
    for loc, course in workspace.walk(Course):
        for key in ("target", "completed"):
            figure = getattr(course, key)
            if figure is not None and figure.value is not None and not 0 <= figure.value <= _ALL:
                message = f"{figure.value:g} isn't a share of the audience in per cent"
                yield Finding(loc / key / "value", message, "write a number from 0 to 100", entity=course.id)
