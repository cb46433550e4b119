"""They would recommend, if asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Advocacy, Initiative, Objective
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC502", severity=Severity.INFO, since="0.1")
def promoters_left_alone(workspace: Workspace) -> Iterator[Finding]:
    """An objective aims at recommendation, initiatives are planned, and no programme turns promoters into references.

    Bad:

        # file: feedback.yaml
        advocacy: []

    Good:

        # file: feedback.yaml
        advocacy: [{id: bring, objectives: [recommend]}]
    """
    planned = any(True for _ in workspace.walk(Initiative))
    if not planned or any(True for _ in workspace.walk(Advocacy)):
        return
    for loc, objective in workspace.walk(Objective):
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        if metric is not None and metric.kpi == "nps":
            message = (
                f"'{objective.id}' aims at recommendation, and nothing is done with the customers who would recommend"
            )
            yield Finding(loc, message, "write advocacy: […] in feedback.yaml", entity=objective.id)
            return
