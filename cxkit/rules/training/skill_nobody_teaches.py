"""What service people need, and isn't taught."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.listed import listed
from cxkit.model import Course, Risk
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("TRN206", severity=Severity.INFO, since="0.1")
def skill_nobody_teaches(workspace: Workspace) -> Iterator[Finding]:
    """Courses are held, and none teaches communication, empathy or problem solving; or risks are written, and none teaches to see them.

    Bad:

        # file: training.yaml
        courses: [{id: welcome, skills: [communication, problem-solving, risk-awareness]}]

    Good:

        # file: training.yaml
        courses: [{id: welcome, skills: [empathy, communication, problem-solving, risk-awareness]}]
    """
    courses = list(workspace.walk(Course))
    taught = {skill for _, course in courses for skill in course.skills}
    wanted = ["communication", "empathy", "problem-solving"]
    wanted += ["risk-awareness"] if any(True for _ in workspace.walk(Risk)) else []
    missing = [skill for skill in wanted if skill not in taught]
    if len(courses) > 1 and missing:
        message = f"no course teaches {listed(missing, 'or')}"
        yield Finding(Loc(courses[0][0].file), message, f"write skills: [{missing[0]}] at a course")
