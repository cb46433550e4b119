"""A metric that nobody answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("MET201", severity=Severity.WARNING, since="0.1")
def metric_without_owner(workspace: Workspace) -> Iterator[Finding]:
    """A metric has no owner or no period, so nobody answers for it or nobody knows when it is due.

    Bad:

        # file: metrics.yaml
        metrics: [{id: nps-q, owner: }]

    Good:

        # file: metrics.yaml
        metrics: [{id: nps-q, owner: lead}]
    """
    for loc, metric in workspace.walk(Metric):
        lacking = [key for key in ("owner", "period") if getattr(metric, key) is None]
        if lacking:
            yield Finding(
                loc,
                f"metric '{metric.id}' doesn't say {left_open('metric', lacking)}",
                to_write(lacking),
                entity=metric.id,
            )
