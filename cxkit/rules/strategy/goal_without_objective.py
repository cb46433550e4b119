"""A goal that no objective pursues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Goal
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR201", severity=Severity.WARNING, since="0.1")
def goal_without_objective(workspace: Workspace) -> Iterator[Finding]:
    """A goal is pursued by no objective, or serves no business objective.

    A goal without an objective is a wish; one that serves no business objective will be the first to be cut.

    Bad:

        # file: strategy.yaml
        goals: [{id: ease, name: Help is easy, serves: [retention], values: [own-it]}]

    Good:

        # file: strategy.yaml
        goals: [{id: loyalty, name: Shops stay, serves: [retention]}]
    """
    pursued = {objective.goal for objective in workspace.objectives}
    for loc, goal in workspace.walk(Goal):
        if goal.id not in pursued:
            yield Finding(
                loc,
                f"no objective pursues the goal '{goal.id}'",
                "write an objective for it, or drop the goal",
                entity=goal.id,
            )
        if not goal.serves:
            yield Finding(
                loc, f"the goal '{goal.id}' serves no business objective", "write serves: [...]", entity=goal.id
            )
