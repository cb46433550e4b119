"""More answers than invitations allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric
from cxkit.rules._rule import rule
from cxkit.rules._sample import most_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("MET214", severity=Severity.WARNING, since="0.1")
def more_than_is_asked(workspace: Workspace) -> Iterator[Finding]:
    """A metric expects more answers a period than its sources can give at the high end of their response rate.

    Bad:

        # file: metrics.yaml
        metrics: [{id: nps-q, expected_n: 5000}]

    Good:

        # file: metrics.yaml
        metrics: [{id: nps-q, expected_n: 1500}]
    """
    for loc, metric in workspace.walk(Metric):
        most = most_answers(workspace, metric)
        if metric.expected_n is not None and most is not None and metric.expected_n > most:
            message = f"{metric.expected_n:,} answers are expected a {metric.period}, and at most {most:,.0f} can come"
            yield Finding(loc / "expected_n", message, "invite more, or expect less", entity=metric.id)
