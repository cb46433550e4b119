"""Counted from a column that nobody named."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxkit.findings import Finding, Severity
from cxkit.kpis import KPIS
from cxkit.listed import listed
from cxkit.model import Metric
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.kpis._kpi import Kpi
    from cxkit.loading.workspace import Workspace


class _Needed(NamedTuple):
    """Roles of the columns that a KPI is counted from, and of one that does instead."""

    roles: tuple[str, ...]
    instead: str


@rule("MET205", severity=Severity.WARNING, since="0.1")
def column_not_mapped(workspace: Workspace) -> Iterator[Finding]:
    """A KPI is counted from records, and its source doesn't map the columns it needs: times for resolution and churn, the customer for repeat purchases, and so on.

    Bad:

        # file: metrics.yaml
        metrics: [{id: solved, name: Time to solve, kpi: response-time, source: tickets, period: quarter, owner: lead}]
        # file: journeys/help.yaml
        metrics: [solved]

    Good:

        # file: metrics.yaml
        metrics: [{id: solved, name: Time to solve, kpi: resolution-time, source: tickets, period: quarter, owner: lead}]
        # file: journeys/help.yaml
        metrics: [solved]
    """
    for loc, metric in workspace.walk(Metric):
        for at, name in enumerate(metric.source):
            source = workspace.get("source", name)
            if source is None or metric.question:
                continue
            needed = _needed(metric.kpi)
            lacking = (
                [] if needed.instead in source.columns else [one for one in needed.roles if one not in source.columns]
            )
            if lacking:
                message = (
                    f"{metric.kpi} needs a column for {listed(lacking, 'and for')}, and source '{name}' names none"
                )
                hint = f"write columns: {{{lacking[0]}: COLUMN}} at the source"
                yield Finding(loc / "source" / at, message, hint, entity=metric.id)


def _needed(name: str) -> _Needed:
    kpi: Kpi | None = KPIS.get(name) if name in KPIS.names() else None
    if kpi is None:
        return _Needed((), "")
    roles = tuple(role for role in kpi.columns.values() if not role.endswith("?"))
    return _Needed(roles, kpi.columns.get("length", "").removesuffix("?"))
