"""A promise to customers, and to those who keep it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Source
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("MET215", severity=Severity.INFO, since="0.1")
def employees_unmeasured(workspace: Workspace) -> Iterator[Finding]:
    """Employees are asked, and no metric is counted on what they say.

    Engagement of employees is one of the four competencies; their NPS is the usual figure.

    Bad:

        # file: metrics.yaml
        metrics: [{id: crew-nps, source: survey, question: recommend}]
        # file: feedback.yaml
        loops: [{id: causes, source: [survey, crew-survey]}]

    Good:

        # file: metrics.yaml
        metrics: [{id: crew-nps, source: crew-survey, question: place}]
    """
    measured = {name for metric in workspace.metrics for name in metric.source}
    asked = [(loc, source) for loc, source in workspace.walk(Source) if source.kind == "employee" and source.questions]
    if asked and not any(source.id in measured for _, source in asked):
        loc, source = asked[0]
        message = f"'{source.id}' asks employees, and no metric counts what they say"
        yield Finding(loc, message, "write a metric on it, such as kpi: nps", entity=source.id)
