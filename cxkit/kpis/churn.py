"""Churn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import UsageError
from cxkit.kpis import _shares
from cxkit.kpis._kpi import Estimate, choose, kpi
from cxkit.kpis._money import money_share
from cxkit.scales.scale import Scale
from cxkit.summaries.money import Money

if TYPE_CHECKING:
    from cxkit.scales.distribution import Distribution


@kpi(
    "churn",
    title="Churn",
    scale=Scale(0, 1),
    formula="share of the customers at the start who left, in per cent; lower is better",
    yes_no=True,
    feeds=("question", "contracts", "money"),
    columns={"started": "started", "ended": "ended"},
    periods_add=False,
)
def churn(
    answers: Distribution | Money, confidence: float = 0.95, *, statistic: str = "customers", denominator: str = "start"
) -> Estimate:
    """Share of the customers at the start of the period who left in it, in per cent. LOWER is better.

    From a list of the customers at the start: `churn=LEFT`, a column that says yes or no (`positive=gone` for other
    words). From contracts: `churn=STARTED..ENDED` with `--period month`: who had begun before the period and not ended
    by then was there; who ended in it left. Periods that the export doesn't cover whole are left out.

    denominator: `start`. Customers won in the period don't belong in the base, and the average of start and end gives
    another figure under the same name, so neither is offered.
    statistic: `customers` (default); `revenue`, the money lost of what the customers at the start paid then, from a
    list `churn=LEFT,amount=PAID,statistic=revenue` or two amounts `churn=PAID_BEFORE..PAID_AFTER,statistic=revenue`
    (what they pay less counts as lost); `net-revenue`, the same less what others pay more.

    A yearly rate isn't twelve times the monthly one: 1 − (1 − c)^12.

    Population: customers at the start with an answer.

    Interval: Wilson's score interval; of money Student's t with the standard error of a ratio, the customer the unit.

    Source: Wilson, Journal of the American Statistical Association 22 (1927); Cochran, Sampling Techniques (1977).
    """
    if denominator != "start":
        message = f"churn is counted of the customers at the start, not of '{denominator}'"
        raise UsageError(message, hint="leave denominator out; cx explain churn says why", code="MET301")
    choose("churn", statistic, ("customers", "revenue", "net-revenue"))
    if isinstance(answers, Money):
        return money_share(answers, confidence, statistic=statistic, better="lower")
    if statistic != "customers":
        message = f"{statistic} of churn needs amounts"
        raise UsageError(message, hint="add amount=COLUMN, or name two columns: churn=BEFORE..AFTER", code="MET301")
    left = answers.count(bool)
    tally = {"left": left, "stayed": answers.n - left}
    return _shares.share(answers, bool, confidence, statistic=statistic, tally=tally, better="lower")
