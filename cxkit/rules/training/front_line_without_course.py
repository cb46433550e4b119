"""Those whom customers meet learn nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Course, StakeholderGroup
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("TRN207", severity=Severity.INFO, since="0.1")
def front_line_without_course(workspace: Workspace) -> Iterator[Finding]:
    """Courses are held, and a front-line group, or a chatbot, is the audience of none.

    Agents and chatbots alike have to be taught new questions and answers.

    Bad:

        # file: governance.yaml
        stakeholders: [{id: bot, name: The bot, kind: bot}]

    Good:

        # file: training.yaml
        courses: [{id: welcome, audience: [crew]}]
    """
    taught = {name for _, course in workspace.walk(Course) for name in course.audience}
    for loc, group in workspace.walk(StakeholderGroup) if taught else ():
        front = group.kind == "bot" or (group.level == "frontline" and group.kind == "employees")
        if front and group.id not in taught:
            message = f"no course is for '{group.id}'"
            yield Finding(loc, message, "name it in the audience of a course", entity=group.id)
