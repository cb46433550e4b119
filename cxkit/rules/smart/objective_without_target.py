"""An objective has no target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT201", severity=Severity.ERROR, since="0.1")
def objective_without_target(workspace: Workspace) -> Iterator[Finding]:
    """An objective says nothing of the value it aims at, or which metric shows it.

    Measurable is the M of SMART: one metric, and a value on it.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, metric: nps-q, target: , path: }]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, metric: nps-q, target: {value: 40, by: 2027-12-31}}]
    """
    for loc, objective in workspace.walk(Objective):
        wanted = {"metric": objective.metric, "target": objective.target_}
        lacking = [key for key, written in wanted.items() if written is None]
        if lacking:
            yield Finding(
                loc,
                f"objective '{objective.id}' doesn't say {left_open('objective', lacking)}",
                to_write(lacking),
                entity=objective.id,
            )
