"""A metric that asks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_ASKED = frozenset(
    {"nps", "csat", "ces", "csi", "servqual", "experience", "response-rate", "completion-rate", "advocacy"}
)


@rule("MET203", severity=Severity.ERROR, since="0.1")
def metric_without_question(workspace: Workspace) -> Iterator[Finding]:
    """A KPI that is counted from answers names no question.

    Bad:

        # file: metrics.yaml
        metrics: [{id: nps-q, question: }]

    Good:

        # file: metrics.yaml
        metrics: [{id: nps-q, question: recommend}]
    """
    for loc, metric in workspace.walk(Metric):
        if metric.kpi in _ASKED and not metric.question:
            message = f"'{metric.id}' names no question, and {metric.kpi} is counted from answers"
            yield Finding(loc, message, "write question: …", entity=metric.id)
