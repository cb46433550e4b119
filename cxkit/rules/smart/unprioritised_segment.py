"""For customers who don't come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective, Segment
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT404", severity=Severity.INFO, since="0.1")
def unprioritised_segment(workspace: Workspace) -> Iterator[Finding]:
    """An objective is for a segment that has no priority.

    Relevant is the R of SMART: an objective touches those customers who matter most, and the ranking says who they are.

    Bad:

        # file: segments.yaml
        segments: [{id: chains, name: Chains, where: {plan: large}, size: {value: 90, at: 2026-06-30, evidence: [tickets]}, want: {get: One bill, do: Stay}}]
        # file: metrics.yaml
        metrics: [{id: nps-q, breakdown: [plan]}]
        # file: strategy.yaml
        objectives: [{id: recommend, segment: chains}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, segment: shops}]
    """
    ranked = any(segment.priority is not None for _, segment in workspace.walk(Segment))
    for loc, objective in workspace.walk(Objective) if ranked else ():
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        name = objective.segment or (metric.segment if metric else None)
        segment = workspace.get("segment", name) if name else None
        if segment is not None and segment.priority is None:
            message = f"'{objective.id}' is for '{segment.id}', which has no priority"
            place = loc / "segment" if objective.segment else loc / "metric"
            yield Finding(place, message, "write priority: … at the segment", entity=objective.id)
