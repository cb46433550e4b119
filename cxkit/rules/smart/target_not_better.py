"""A target that is no better than its baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._better import lower_is_better, no_better
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT205", severity=Severity.ERROR, since="0.1")
def target_not_better(workspace: Workspace) -> Iterator[Finding]:
    """An objective aims at a value that is no better than today's.

    Either the numbers were swapped, or the direction of the KPI was mistaken: for churn, times and effort of version 1
    lower is better.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, baseline: {value: 20}, target: {value: 10, by: 2027-06-30}, path: }]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, baseline: {value: 20}, target: {value: 40, by: 2027-12-31}}]
    """
    for loc, objective in workspace.walk(Objective):
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        if metric is not None and no_better(metric, objective):
            better = "lower" if lower_is_better(metric) else "higher"
            message = (
                f"the target of '{objective.id}' is no better than its baseline ({better} is better for {metric.kpi})"
            )
            yield Finding(loc / "target" / "value", message, "check both numbers", entity=objective.id)
