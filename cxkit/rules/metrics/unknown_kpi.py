"""A metric whose KPI isn't one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit import clean
from cxkit.findings import Finding, Severity
from cxkit.kpis import KPIS
from cxkit.model import Metric
from cxkit.registry import closest, suggestion
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("MET101", severity=Severity.ERROR, since="0.1")
def unknown_kpi(workspace: Workspace) -> Iterator[Finding]:
    """A metric names a KPI that isn't one, or a CES without its version.

    Bad:

        # file: metrics.yaml
        metrics: [{id: nps-q, kpi: npss}]

    Good:

        # file: metrics.yaml
        metrics: [{id: nps-q, kpi: nps}]
    """
    known = KPIS.names()
    for loc, metric in workspace.walk(Metric):
        if metric.kpi not in known:
            hint = suggestion(metric.kpi, known) or f"there are: {', '.join(known)}"
            message = f"no KPI is called '{clean.visible(metric.kpi)}'"
            yield Finding(loc / "kpi", message, hint, entity=metric.id, instead=closest(metric.kpi, known))
        elif metric.kpi == "ces" and metric.version not in (1, 2):
            written = metric.version is not None
            message = (
                f"CES has no version {metric.version:g}"
                if written
                else f"'{metric.id}' must say which CES it is: the direction can't be told from the answers"
            )
            hint = "write version: 2 (ease, higher is better) or 1 (effort, lower is better)"
            yield Finding(loc / ("version" if written else "kpi"), message, hint, entity=metric.id)
