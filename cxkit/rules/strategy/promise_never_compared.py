"""A promise that everyone makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Because, Competitor, Strategy
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR302", severity=Severity.INFO, since="0.1")
def promise_never_compared(workspace: Workspace) -> Iterator[Finding]:
    """Competitors are named, and the promise's metric isn't compared with any of them.

    To differentiate by experience means to keep a promise better than someone. Mystery shopping or a panel tells how well
    they keep it.

    Bad:

        # file: metrics.yaml
        metrics: [{id: nps-q, benchmark: {because: Nobody publishes it}}]

    Good:

        # file: metrics.yaml
        metrics: [{id: nps-q, benchmark: [{who: rival, value: 30, at: 2026-03-31, evidence: [report]}]}]
    """
    rivals = {one.id for _, one in workspace.walk(Competitor)}
    for loc, head in workspace.walk(Strategy):
        metric = workspace.get("metric", head.promise.metric) if head.promise.metric else None
        if not rivals or metric is None:
            continue
        others = () if isinstance(metric.benchmark, Because) else metric.benchmark
        if not any(one.who in rivals for one in others):
            message = f"'{metric.id}', which shows whether we keep the promise, is compared with no competitor"
            hint = f"write benchmark: [{{who: {min(rivals)}, value: …, at: …}}] at the metric"
            yield Finding(loc / "promise" / "metric", message, hint)
