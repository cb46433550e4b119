"""Aimed at, and nobody knows what moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective, Recommendation, Study
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_WHOLE = frozenset({"nps", "csi"})


@rule("SMT503", severity=Severity.INFO, since="0.1")
def drivers_not_looked_at(workspace: Workspace) -> Iterator[Finding]:
    """Recommendations are written, an objective aims at a figure of loyalty or satisfaction as a whole (NPS, satisfaction index), and no driver analysis of its source was done.

    Key drivers stand behind such figures; without them recommendations are guesses at what moves the number.

    Bad:

        # file: feedback.yaml
        studies: [{id: moves, method: data-analysis}]
        # file: recommendations.yaml
        recommendations: [{id: more-people, evidence: [tickets, talks, report, moves]}]

    Good:

        # file: feedback.yaml
        studies: [{id: moves, method: driver-analysis, source: survey}]
    """
    if not any(True for _ in workspace.walk(Recommendation)):
        return
    studied = {study.source for _, study in workspace.walk(Study) if study.method == "driver-analysis"}
    for loc, objective in workspace.walk(Objective):
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        if metric is not None and metric.kpi in _WHOLE and not studied & {*metric.source, None}:
            message = f"nobody looked at what moves '{metric.id}'"
            hint = "write a study with method: driver-analysis and its source"
            yield Finding(loc / "metric", message, hint, entity=objective.id)
