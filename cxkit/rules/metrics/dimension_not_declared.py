"""Success, effort or emotion?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_OPEN = frozenset({"share", "mean", "health"})


@rule("MET210", severity=Severity.WARNING, since="0.1")
def dimension_not_declared(workspace: Workspace) -> Iterator[Finding]:
    """A metric of a kind that may be about anything (share, mean, health) doesn't say which dimension of the experience it shows.

    The balance of the strategy and the pyramid in the report are counted by it.

    Bad:

        # file: feedback.yaml
        sources: [{id: tickets, questions: {quick: {text: Within the hour, column: Quick, positive: [Y]}}}]
        # file: metrics.yaml
        metrics: [{id: quick, name: Within the hour, kpi: share, source: tickets, question: quick, period: quarter, owner: lead}]
        # file: journeys/help.yaml
        metrics: [quick]

    Good:

        # file: feedback.yaml
        sources: [{id: tickets, questions: {quick: {text: Within the hour, column: Quick, positive: [Y]}}}]
        # file: metrics.yaml
        metrics: [{id: quick, name: Within the hour, kpi: share, dimension: effort, source: tickets, question: quick, period: quarter, owner: lead}]
        # file: journeys/help.yaml
        metrics: [quick]
    """
    for loc, metric in workspace.walk(Metric):
        if metric.kpi in _OPEN and metric.dimension is None:
            message = f"'{metric.id}' doesn't say what it is about"
            hint = "write dimension: success, effort, emotion, personalisation or loyalty"
            yield Finding(loc, message, hint, entity=metric.id)
