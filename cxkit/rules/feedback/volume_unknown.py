"""How many rows to expect?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Source
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC205", severity=Severity.INFO, since="0.1")
def volume_unknown(workspace: Workspace) -> Iterator[Finding]:
    """A metric is counted on a source that isn't a survey, and the source doesn't say how many rows come.

    Without it nobody can tell beforehand whether a target can be measured, or afterwards whether half an export is missing.

    Bad:

        # file: feedback.yaml
        sources: [{id: tickets, volume: , questions: {quick: {text: Within the hour, column: Quick, positive: [Y]}}}]
        # file: metrics.yaml
        metrics: [{id: quick, name: Within the hour, kpi: share, dimension: effort, source: tickets, question: quick, period: quarter, owner: lead}]
        # file: journeys/help.yaml
        metrics: [quick]

    Good:

        # file: feedback.yaml
        sources: [{id: tickets, volume: 4000 per quarter}]
    """
    counted = {name for metric in workspace.metrics if metric.expected_n is None for name in metric.source}
    for loc, source in workspace.walk(Source):
        if source.id in counted and source.invites is None and source.volume is None and not _asks(source):
            message = f"'{source.id}' doesn't say how many rows come"
            yield Finding(loc, message, "write volume: 4000 per quarter", entity=source.id)


def _asks(source: Source) -> bool:
    """Whether it is a survey; how many answer one is another rule's."""
    return source.kind in ("relationship", "transactional", "employee")
