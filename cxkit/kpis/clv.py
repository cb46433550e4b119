"""Customer lifetime value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import UsageError
from cxkit.kpis._kpi import Estimate, NotEstimableError, choose, kpi
from cxkit.stats.mean import t_mean

if TYPE_CHECKING:
    from cxkit.summaries.worths import Worths


@kpi(
    "clv",
    title="Customer lifetime value",
    formula="money that the average customer brings: within a horizon from now as expected by a model, or up to now",
    kinds=("mean",),
    feeds=("orders",),
    columns={"customer": "customer", "time": "time", "amount": "amount"},
    periods_add=False,
)
def clv(
    worths: Worths,
    confidence: float = 0.95,
    *,
    statistic: str,
    money: str,
    months: int = 0,
    discount: float = -1.0,
) -> Estimate:
    """Money that the average customer brings.

    The export holds a row for each order of all time: `clv=CUSTOMER,time=DAY,amount=MARGIN`. What is meant must be
    declared, for the same orders give values far apart:

    statistic: `expected`, what the average customer is expected to bring from now on within `months`, by a model of how
    often customers buy and whether they are still there (BG/NBD) and of what they spend (Gamma-Gamma), discounted to
    today by `discount` per cent a year; or `historical`, what they have brought so far.
    money: `margin` or `revenue`: what the amount column holds. Revenue isn't what a customer is worth to you.

    The models want some two hundred customers who came back, and spending that doesn't go with how often somebody buys;
    where they can't be fitted nothing is shown. Orders of one day count as one, orders of 0 or less are left out of the
    mean value of a customer's orders. The value is of all customers in the export, at the end of it: it isn't cut by
    period, and stands for the period that holds the last order.

    Population: customers with an order; n counts customers.

    Interval: Student's t; of `expected` with a standard error that holds both the sampling of customers and the
    estimation of the models.

    Source: Fader, Hardie and Lee, Marketing Science 24 (2005) and Journal of Marketing Research 42 (2005).
    """
    check_clv(statistic, money, months, discount)
    if worths.reason:
        raise NotEstimableError(worths.reason)
    low, high = t_mean(worths.value, worths.se, worths.n - 1, confidence)
    kind = f"expected, {months} months" if statistic == "expected" else statistic
    return Estimate(
        value=worths.value,
        low=low,
        high=high,
        n=worths.n,
        n_effective=float(worths.n),
        confidence=confidence,
        method="t, sandwich" if statistic == "expected" else "t",
        unit=f"{money} a customer",
        statistic=kind,
        tally={"customers": worths.n},
        better="higher",
        bounds=(float("-inf"), float("inf")),
        spread=worths.se**2 * worths.n,
    )


def check_clv(statistic: str, money: str, months: int, discount: float) -> None:
    """Refuse what the value of a customer can't be told from."""
    choose("clv", statistic, ("expected", "historical"))
    if money not in ("margin", "revenue"):
        message = f"money of clv is margin or revenue, not '{money}'"
        raise UsageError(message, hint="say what the amount column holds", code="MET301")
    if statistic == "expected" and (months < 1 or not 0 <= discount <= 100):
        message = "clv needs how far it looks ahead, and the discount in per cent a year"
        raise UsageError(message, hint="add months=36,discount=8 (or statistic=historical)", code="MET301")
