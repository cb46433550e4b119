"""Two sums for one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative, Recommendation, Recommendations
from cxkit.rules._chain import recommendations_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.findings import Loc
    from cxkit.loading.workspace import Workspace


@rule("RMP212", severity=Severity.WARNING, since="0.1")
def budget_outside_the_case(workspace: Workspace) -> Iterator[Finding]:
    """The budgets of all initiatives that carry out a recommendation lie outside what its case says it costs.

    A case that was decided on, and a budget that says otherwise: one of them is out of date. They lie between
    the low end of what is paid once and the high end of all costs over the years of the case. Compared where every
    initiative comes from that recommendation alone.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, budget: 40000}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, budget: 50000}]
    """
    budgets: dict[str, list[float | None]] = {}
    places: dict[str, Loc] = {}
    for loc, one in workspace.walk(Initiative):
        names = recommendations_of(one)
        for name in names if one.stopped is None else ():
            budgets.setdefault(name, []).append(one.budget if len(names) == 1 else None)
            places.setdefault(name, loc)
    years = workspace.head(Recommendations).years
    for _, recommendation in workspace.walk(Recommendation):
        found, bounds = budgets.get(recommendation.id, []), _bounds(recommendation, years)
        if not found or None in found or bounds is None:
            continue
        planned = sum(filter(None, found))
        if not bounds[0] <= planned <= bounds[1]:
            message = f"{planned:,.0f} is budgeted for '{recommendation.id}', and its case says {bounds[0]:,.0f} to {bounds[1]:,.0f}"
            place = places[recommendation.id] / "budget"
            yield Finding(place, message, "bring budget and case together", entity=recommendation.id)


def _bounds(one: Recommendation, years: int) -> tuple[float, float] | None:
    """The low end of what is paid once, and the high end of all costs; None where an end is open or nothing is paid once."""
    once = [line.once for line in one.case.costs if line.once is not None]
    yearly = [line.yearly for line in one.case.costs if line.yearly is not None]
    if not once or any(amount.low is None or amount.high is None for amount in (*once, *yearly)):
        return None
    running = sum(amount.high or 0 for amount in yearly) * years
    return sum(amount.low or 0 for amount in once), sum(amount.high or 0 for amount in once) + running
