"""A value that the KPI can't reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._measure import measure_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT207", severity=Severity.ERROR, since="0.1")
def target_off_the_scale(workspace: Workspace) -> Iterator[Finding]:
    """A baseline, a target or a checkpoint lies outside what the KPI can be: NPS runs from -100 to 100, shares from 0 to 100.

    Shares are written from 0 to 100, never as fractions.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 140, by: 2027-12-31}}]
        # file: roadmap.yaml
        initiatives: [{id: desk, effects: [{metric: nps-q, change: 80..120}]}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 40, by: 2027-12-31}}]
    """
    for loc, objective in workspace.walk(Objective):
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        measure = measure_of(workspace, metric, objective.metric or "") if metric else None
        if metric is None or measure is None:
            continue
        values = [("baseline", objective.baseline.value if objective.baseline else None)]
        values += [("target", objective.target.value if objective.target else None)]
        for key, value in values:
            if value is not None and not measure.low <= value <= measure.high:
                message = f"{value:g} can't be reached: {metric.kpi} {measure.reach}"
                yield Finding(loc / key / "value", message, "check the number and its unit", entity=objective.id)
