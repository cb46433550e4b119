"""Checkpoints that don't lead from baseline to target."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxkit.findings import Finding, Fix, Severity
from cxkit.model import Objective
from cxkit.rules._better import no_better
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxkit.findings import Loc
    from cxkit.loading.workspace import Workspace
    from cxkit.model import Target


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
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        if metric is not None and no_better(metric, objective):
            continue  # SMT205 says so; which way the path should lead isn't known
        off = tuple(_off_course(objective, objective.path))
        for number, (at, key, message, hint) in enumerate(off):
            fix = _in_order(workspace, loc / "path", objective) if number == 0 else None
            yield Finding(loc / "path" / at / key, message, hint, entity=objective.id, fix=fix)


def _off_course(objective: Objective, path: Sequence[Target]) -> Iterator[tuple[int, str, str, str]]:
    """Which checkpoints aren't on the way: number, day or value, what is wrong, what to do."""
    target, baseline = objective.target, objective.baseline
    if target is None or baseline is None or baseline.value is None:
        return
    steps = (*path, target)
    days = [baseline.at, *(step.by for step in steps)]
    values = [baseline.value, *(step.value for step in steps)]
    way = 1 if target.value > baseline.value else -1
    for at in range(len(path)):
        (before, day, after), (start, value, end) = days[at : at + 3], values[at : at + 3]
        if (before and day and day <= before) or (day and after and day >= after):
            message = f"the checkpoint of {day} isn't between those before and after it"
            yield at, "by", message, "put the path in order of its days"
        elif (end - value) * way < 0 or (value - start) * way < 0:
            message = f"{value:g} isn't on the way from {start:g} to {end:g}"
            yield at, "value", message, "check the numbers of the path"


def _in_order(workspace: Workspace, loc: Loc, objective: Objective) -> Fix | None:
    """The checkpoints in order of their days, where that alone puts them on the way."""
    path = objective.path
    order = sorted(range(len(path)), key=lambda at: (path[at].by or date.min, at))
    if any(step.by is None for step in path) or any(_off_course(objective, [path[at] for at in order])):
        return None
    edits = workspace.documents[loc.file].swapped(loc, order)
    return Fix("put the path in order of its days", edits) if edits else None
