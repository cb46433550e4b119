"""A value on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Goal, Initiative, Value
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR206", severity=Severity.WARNING, since="0.1")
def value_nobody_lives(workspace: Workspace) -> Iterator[Finding]:
    """Initiatives are planned, and neither a goal nor an initiative serves a value.

    Values are the principles that guide what is done; one that guides nothing is known by the staff for what it is.

    Bad:

        # file: strategy.yaml
        values: [{id: plain, name: Plain words, means: We say what happened, metric: nps-q}]
        # file: training.yaml
        courses: [{id: welcome, values: [own-it, plain]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, values: [own-it]}]
    """
    initiatives = [one for _, one in workspace.walk(Initiative)]
    served = {name for _, goal in workspace.walk(Goal) for name in goal.values}
    served |= {name for one in initiatives for name in one.values}
    for loc, value in workspace.walk(Value) if initiatives else ():
        if value.id not in served:
            message = f"neither a goal nor an initiative serves the value '{value.id}'"
            yield Finding(loc, message, "name it under values of a goal or an initiative, or drop it", entity=value.id)
