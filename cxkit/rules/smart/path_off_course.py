"""Checkpoints that don't lead from baseline to target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT206", severity=Severity.ERROR, since="0.1")
def path_off_course(workspace: Workspace) -> Iterator[Finding]:
    """A dated path has a checkpoint that isn't on the way: its day or its value doesn't lie between those around it.

    Progress is judged against this path; one that leads backwards makes a success of a loss.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, path: [{value: 35, by: 2026-12-31}, {value: 30, by: 2027-06-30}]}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, path: [{value: 30, by: 2026-12-31}, {value: 35, by: 2027-06-30}]}]
    """
    for loc, objective in workspace.walk(Objective):
        target, baseline = objective.target, objective.baseline
        if target is None or baseline is None or baseline.value is None:
            continue
        steps = (*objective.path, target)
        days = [baseline.at, *(step.by for step in steps)]
        values = [baseline.value, *(step.value for step in steps)]
        rising = target.value > baseline.value
        for at in range(len(objective.path)):
            before, day, after = days[at : at + 3]
            if (before and day and day <= before) or (day and after and day >= after):
                message = f"the checkpoint of {day} isn't between those before and after it"
                yield Finding(
                    loc / "path" / at / "by", message, "put the path in order of its days", entity=objective.id
                )
            elif (values[at + 1] > values[at + 2] if rising else values[at + 1] < values[at + 2]) or (
                values[at + 1] < values[at] if rising else values[at + 1] > values[at]
            ):
                message = f"{values[at + 1]:g} isn't on the way from {values[at]:g} to {values[at + 2]:g}"
                yield Finding(
                    loc / "path" / at / "value", message, "check the numbers of the path", entity=objective.id
                )
