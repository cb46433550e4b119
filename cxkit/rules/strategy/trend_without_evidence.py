"""A trend by hearsay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Trend
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR304", severity=Severity.INFO, since="0.1")
def trend_without_evidence(workspace: Workspace) -> Iterator[Finding]:
    """A trend names no evidence, or doesn't say what changes.

    Trends carry evidence like pains do: a market study, a law, a count of our own.

    Bad:

        # file: strategy.yaml
        market: {trends: [{id: live-help, evidence: }]}

    Good:

        # file: strategy.yaml
        market: {trends: [{id: live-help, evidence: [report]}]}
    """
    for loc, trend in workspace.walk(Trend):
        lacking = [key for key in ("says", "evidence") if not getattr(trend, key)]
        if lacking:
            message = f"trend '{trend.id}' doesn't say {left_open('trend', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=trend.id)
