"""A figure that could be two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_ASKS = {"experience": 3, "servqual": 2}
_NAMES = {"experience": "success, effort and emotion", "servqual": "what is expected and what is found"}


@rule("MET103", severity=Severity.WARNING, since="0.1")
def definition_left_open(workspace: Workspace) -> Iterator[Finding]:
    """A metric leaves open what its KPI must know: `money` (revenue or margin) for a customer's lifetime value, `within` for solved at the first contact, three questions (success, effort, emotion) for experience, two (expected, perceived) for SERVQUAL.

    Two companies, or two years, then count two things under one name.

    Bad:

        # file: feedback.yaml
        sources: [{id: tickets, columns: {reason: Why}}]
        # file: metrics.yaml
        metrics: [{id: first-contact, name: Solved at once, kpi: fcr, source: tickets, period: quarter, owner: lead}]
        # file: journeys/help.yaml
        metrics: [first-contact]

    Good:

        # file: feedback.yaml
        sources: [{id: tickets, columns: {reason: Why}}]
        # file: metrics.yaml
        metrics: [{id: first-contact, name: Solved at once, kpi: fcr, within: 7 days, source: tickets, period: quarter, owner: lead}]
        # file: journeys/help.yaml
        metrics: [first-contact]
    """
    for loc, metric in workspace.walk(Metric):
        key = {"clv": "money", "fcr": "within"}.get(metric.kpi)
        if key and getattr(metric, key) is None:
            message = f"'{metric.id}' doesn't say {'which money' if key == 'money' else 'within what time'} it counts"
            hint = "write money: margin, or revenue" if key == "money" else "write within: 7 days"
            yield Finding(loc, message, hint, entity=metric.id)
        wanted = _ASKS.get(metric.kpi)
        if wanted and metric.question and len(metric.question) != wanted:
            message = f"{metric.kpi} takes {wanted} questions, and '{metric.id}' names {len(metric.question)}"
            yield Finding(loc / "question", message, f"name those of {_NAMES[metric.kpi]}", entity=metric.id)
