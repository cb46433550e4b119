"""A goal beside the values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Goal, Value
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR202", severity=Severity.WARNING, since="0.1")
def goal_serves_no_value(workspace: Workspace) -> Iterator[Finding]:
    """A goal names no value that it serves.

    Values guide every initiative; a goal that serves none is ad hoc, and a value that no goal serves is decoration.

    Bad:

        # file: strategy.yaml
        goals: [{id: loyalty, values: }]

    Good:

        # file: strategy.yaml
        goals: [{id: loyalty, values: [own-it]}]
    """
    declared = any(True for _ in workspace.walk(Value))
    for loc, goal in workspace.walk(Goal) if declared else ():
        if not goal.values:
            yield Finding(loc, f"the goal '{goal.id}' serves no value", "write values: […]", entity=goal.id)
