"""Whose figure is it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Journey, Objective, Touchpoint
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT106", severity=Severity.WARNING, since="0.1")
def population_not_named(workspace: Workspace) -> Iterator[Finding]:
    """An objective's metric doesn't say whose answers count.

    It names no segment, no `where` and no population, its source names none, and no touchpoint or journey holds it. A
    target without a population is met by asking other people.

    Bad:

        # file: feedback.yaml
        sources: [{id: tickets, questions: {quick: {text: Within the hour, column: Quick, positive: [Y]}}}]
        # file: metrics.yaml
        metrics: [{id: nps-q, breakdown: [plan]}, {id: quick, name: Within the hour, kpi: share, dimension: effort, source: tickets, question: quick, period: quarter, owner: lead, benchmark: {because: Nobody publishes it}}]
        # file: strategy.yaml
        objectives: [{id: recommend, metric: quick, segment: }]
        # file: roadmap.yaml
        initiatives: [{id: desk, effects: [{metric: quick, change: 15..25}]}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, metric: nps-q, segment: shops}]
    """
    places = [one.metrics for _, one in workspace.walk(Touchpoint)] + [
        one.metrics for _, one in workspace.walk(Journey)
    ]
    placed = {name.split(".", 1)[0] for names in places for name in names}
    for loc, objective in workspace.walk(Objective):
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        if (
            metric is None
            or objective.segment
            or metric.segment
            or metric.where
            or metric.population
            or metric.id in placed
        ):
            continue
        sources = [source for name in metric.source if (source := workspace.get("source", name))]
        if sources and not any(source.population for source in sources):
            message = f"'{objective.id}' doesn't say whose figure '{metric.id}' is"
            yield Finding(
                loc / "metric", message, "write segment: …, or population: … at the metric", entity=objective.id
            )
