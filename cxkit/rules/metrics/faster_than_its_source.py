"""Due more often than it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric
from cxkit.rules._cadence import length, span
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("MET213", severity=Severity.WARNING, since="0.1")
def faster_than_its_source(workspace: Workspace) -> Iterator[Finding]:
    """A metric's period is shorter than the cadence of all its sources, so most periods stay empty.

    Bad:

        # file: metrics.yaml
        metrics: [{id: crew-nps, period: month}]

    Good:

        # file: metrics.yaml
        metrics: [{id: crew-nps, period: half-year}]
    """
    for loc, metric in workspace.walk(Metric):
        sources = [source for name in metric.source if (source := workspace.get("source", name))]
        spans = [every for source in sources if (every := span(source.cadence))]
        due = length(metric.period)
        if due and spans and len(spans) == len(sources) and min(spans) > due:
            message = f"'{metric.id}' is due each {metric.period}, and its source comes {sources[0].cadence}"
            yield Finding(loc / "period", message, "take a longer period, or ask more often", entity=metric.id)
