"""An objective that nobody answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT401", severity=Severity.WARNING, since="0.1")
def objective_without_owner(workspace: Workspace) -> Iterator[Finding]:
    """An objective names no owner, or no goal that it serves.

    Relevant is the R of SMART: an objective serves a goal, and someone answers for it.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, goal: loyalty, owner: }]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, goal: loyalty, owner: lead}]
    """
    for loc, objective in workspace.walk(Objective):
        lacking = [key for key in ("owner", "goal") if getattr(objective, key) is None]
        if lacking:
            message = f"objective '{objective.id}' doesn't say {left_open('objective', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=objective.id)
