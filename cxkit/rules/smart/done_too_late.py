"""Finished after the day it was for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._chain import ready, serving
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("SMT308", severity=Severity.WARNING, since="0.1")
def done_too_late(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """Every initiative that serves an objective goes live on or after the day of its target.

    What customers meet later can't move a figure that is measured before.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 40, by: 2027-03-31}, path: }]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 40, by: 2027-12-31}}]
    """
    served = serving(workspace)
    for loc, objective in workspace.walk(Objective):
        by = objective.target.by if objective.target else None
        finished = [(day, one.id) for one in served.get(objective.id, ()) if (day := ready(one))]
        if by and by >= facts.today and finished and min(finished)[0] >= by:
            day, name = min(finished)
            message = f"'{name}', the first that serves '{objective.id}', goes live on {day}, not before {by}"
            yield Finding(
                loc / "target" / "by", message, "move the day, or start something sooner", entity=objective.id
            )
