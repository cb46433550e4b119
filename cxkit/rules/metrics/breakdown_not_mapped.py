"""Broken down by what isn't there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("MET212", severity=Severity.WARNING, since="0.1")
def breakdown_not_mapped(workspace: Workspace) -> Iterator[Finding]:
    """A metric is to be broken down by an attribute that none of its sources maps to a column.

    Bad:

        # file: segments.yaml
        attributes: {tills: [one, several]}
        # file: metrics.yaml
        metrics: [{id: nps-q, breakdown: [tills]}]

    Good:

        # file: metrics.yaml
        metrics: [{id: nps-q, breakdown: [plan]}]
    """
    for loc, metric in workspace.walk(Metric):
        sources = [source for name in metric.source if (source := workspace.get("source", name))]
        for at, name in enumerate(metric.breakdown):
            if sources and not any(name in source.attributes for source in sources):
                message = f"no source of '{metric.id}' has a column for '{name}'"
                hint = f"write attributes: {{{name}: COLUMN}} at the source"
                yield Finding(loc / "breakdown" / at, message, hint, entity=metric.id)
