"""No figure for too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric
from cxkit.rules._cadence import length
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("HST303", severity=Severity.WARNING, since="0.1")
def gone_quiet(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A metric was recorded before, and its newest record is older than two of its periods.

    A figure that stops coming is the first sign that nobody looks. Recorded metrics only: one that was never measured is
    told by `cx status`.

    Bad:

        # recorded: nps-q 2025-q4 0=300 8=300 10=600

    Good:

        # recorded: nps-q 2026-q3 0=300 8=300 10=600
    """
    for loc, metric in workspace.walk(Metric):
        series, due = facts.series(metric.id), length(metric.period)
        if series and due and (facts.today - series[-1].end).days > 2 * due:
            message = f"'{metric.id}' was last measured for {series[-1].period}, and is due each {metric.period}"
            yield Finding(loc, message, "measure it: cx score --record", entity=metric.id)
