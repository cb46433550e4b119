"""How good is good?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Goal, Metric, Objective
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR203", severity=Severity.WARNING, since="0.1")
def goal_without_benchmark(workspace: Workspace) -> Iterator[Finding]:
    """None of the metrics behind a goal is compared with anyone, and none says why not.

    Goals are benchmarked against industry and competitors through their metrics: `benchmark: [{who, value, at}]`, or
    `benchmark: {because: …}` where nobody publishes it.

    Bad:

        # file: metrics.yaml
        metrics: [{id: nps-q, benchmark: }]
        # file: strategy.yaml
        market:
        # file: recommendations.yaml
        recommendations: [{id: more-people, answers: [waits]}]

    Good:

        # file: metrics.yaml
        metrics: [{id: nps-q, benchmark: [{who: rival, value: 30, at: 2026-03-31, evidence: [report]}]}]
    """
    metrics: dict[str, list[Metric]] = {}
    for _, objective in workspace.walk(Objective):
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        if objective.goal and metric is not None:
            metrics.setdefault(objective.goal, []).append(metric)
    for loc, goal in workspace.walk(Goal):
        behind = metrics.get(goal.id, [])
        if behind and not any(metric.benchmark for metric in behind):
            names = ", ".join(dict.fromkeys(metric.id for metric in behind))
            message = f"nothing tells how good others are at '{goal.id}' (measured by {names})"
            hint = "write benchmark: [{who: …, value: …, at: …}] at a metric, or benchmark: {because: …}"
            yield Finding(loc, message, hint, entity=goal.id)
