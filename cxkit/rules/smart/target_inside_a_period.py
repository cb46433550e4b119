"""A day that no measurement falls on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxkit.loading.workspace import Workspace

_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


@rule("SMT306", severity=Severity.INFO, since="0.1")
def target_inside_a_period(workspace: Workspace) -> Iterator[Finding]:
    """The day of a target or checkpoint isn't the end of a period of its metric, of the calendar or of the fiscal year.

    The last whole period before it decides; what happens between its end and the day isn't seen.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 40, by: 2027-11-15}}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 40, by: 2027-12-31}}]
    """
    first = _NAMES.index(workspace.config.fiscal_year)
    for loc, objective in workspace.walk(Objective):
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        period = metric.period if metric else None
        months = _MONTHS.get(period or "")
        steps = [(loc / "path" / at / "by", step.by) for at, step in enumerate(objective.path)]
        steps += [(loc / "target" / "by", objective.target.by)] if objective.target else []
        for place, by in steps if months else ():
            if by and months and not _closes(by, months, first):
                message = f"{by} lies inside a {period}: the last whole one before it decides"
                yield Finding(place, message, f"write the last day of a {period}", entity=objective.id)


def _closes(day: date, months: int, first: int) -> bool:
    """Whether a day ends a period of so many months, of the calendar or of a fiscal year."""
    last = (day + timedelta(days=1)).day == 1
    return last and (day.month % months == 0 or (day.month - first) % months == 0)
