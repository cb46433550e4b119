"""Measured, and for what?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric
from cxkit.rules._rule import rule
from cxkit.rules._uses import metrics_in_use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("MET209", severity=Severity.INFO, since="0.1")
def metric_nobody_uses(workspace: Workspace) -> Iterator[Finding]:
    """Nothing uses a metric: no objective, promise, value, standard, journey, touchpoint, phase, initiative, business case, loop, advocacy programme or risk.

    What employees are asked is left out: it stands for itself.

    Bad:

        # file: metrics.yaml
        metrics: [{id: nps-all, name: Recommendation by all, kpi: nps, source: survey, question: recommend, period: quarter, owner: lead}]

    Good:

        # file: metrics.yaml
        metrics: [{id: nps-q, source: survey}]
    """
    used = metrics_in_use(workspace)
    for loc, metric in workspace.walk(Metric) if len(workspace.metrics) > 1 else ():
        kinds = {source.kind for name in metric.source if (source := workspace.get("source", name))}
        if metric.id not in used and kinds != {"employee"}:
            message = f"nothing uses '{metric.id}'"
            hint = "name it at a touchpoint, an objective or a journey, or drop it"
            yield Finding(loc, message, hint, entity=metric.id)
