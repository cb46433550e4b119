"""Customer lifetime value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from cxkit.errors import UsageError
from cxkit.kpis._kpi import PER_CENT, Estimate, NotEstimableError, choose, kpi
from cxkit.stats.lifetime_value import simple, simple_se
from cxkit.stats.mean import t_mean
from cxkit.stats.ratio import Pairs
from cxkit.summaries.money import Money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.stats.lifetime_value import Convention
    from cxkit.summaries.worths import Worths

CONVENTIONS = ("first-payment-now", "residual", "end-of-period")
A_YEAR = {"month": 12, "quarter": 4, "half-year": 2, "year": 1}


def check_clv(declared: Mapping[str, Any]) -> None:
    """Refuse what the value of a customer can't be told from."""
    statistic, money = declared["statistic"], declared["money"]
    months, discount = declared["months"], declared["discount"]
    choose("clv", statistic, ("expected", "historical", "formula", "contract"))
    if money not in ("margin", "revenue"):
        message = f"money of clv is margin or revenue, not '{money}'"
        raise UsageError(message, hint="say what the amount column holds", code="MET301")
    if statistic == "expected" and (months < 1 or not 0 <= discount <= PER_CENT):
        message = "clv needs how far it looks ahead, and the discount in per cent a year"
        raise UsageError(message, hint="add months=36,discount=8 (or statistic=historical)", code="MET301")
    if statistic == "contract":
        if declared["renewal"] not in A_YEAR or not 0 < discount <= PER_CENT or declared["convention"]:
            message = "clv of contracts needs their renewal and the discount in per cent a year, and no convention"
            raise UsageError(message, hint=f"add renewal={'|'.join(A_YEAR)} and discount=8", code="MET301")
        return
    if statistic != "formula":
        if declared["convention"] or declared["renewal"]:
            message = f"convention and renewal go with statistic=formula, not with {statistic}"
            raise UsageError(message, hint="leave them out")
        return
    if declared["convention"] not in CONVENTIONS or declared["renewal"] not in A_YEAR or not 0 <= discount <= PER_CENT:
        message = "the formula of clv needs its convention, its renewal and the discount in per cent a year"
        hint = f"add convention={'|'.join(CONVENTIONS)}, renewal={'|'.join(A_YEAR)} and discount=8"
        raise UsageError(message, hint=hint, code="MET301")


@kpi(
    "clv",
    title="Customer lifetime value",
    formula="money that the average customer brings: within a horizon from now as expected by a model, or up to now",
    kinds=("mean",),
    yes_no=True,
    feeds=("orders", "money", "tenures"),
    columns={"customer": "customer", "time": "time", "amount": "amount"},
    check=check_clv,
    periods_add=False,
)
def clv(
    worths: Worths | Money,
    confidence: float = 0.95,
    *,
    statistic: str,
    money: str,
    months: int = 0,
    discount: float = -1.0,
    convention: str = "",
    renewal: str = "",
) -> Estimate:
    """Money that the average customer brings.

    The export holds a row for each order of all time: `clv=CUSTOMER,time=DAY,amount=MARGIN`. What is meant must be
    declared, for the same orders give values far apart:

    statistic: `expected`, what the average customer is expected to bring from now on within `months`, by a model of how
    often customers buy and whether they are still there (BG/NBD) and of what they spend (Gamma-Gamma), discounted to
    today by `discount` per cent a year; `historical`, what they have brought so far; or `formula`, the textbook's for
    contracts, from a list of customers at the start of a period with who stayed and what each brings in one:
    `clv=STAYED,amount=MARGIN,statistic=formula,convention=residual,renewal=year,discount=8,money=margin`.
    Or `contract`, what a new contract will bring, by a model in which customers differ in how likely they are to leave
    at each renewal (sBG), the first payment at once, from contracts of any age with what each brings in a period:
    `clv=STARTED..ENDED,amount=MARGIN,statistic=contract,renewal=month,discount=8,money=margin`.
    convention: of the formula, must be declared, for they differ by a payment or a period's discount: with margin m,
    retention r and discount d of a period, `first-payment-now` m(1+d)/(1+d−r), `residual` mr/(1+d−r) without that
    first payment, `end-of-period` m/(1+d−r). One r for customers who differ makes all three too low.
    renewal: length of the period of both: month, quarter, half-year or year.
    money: `margin` or `revenue`: what the amount column holds. Revenue isn't what a customer is worth to you.

    The models want some two hundred customers who came back, and spending that doesn't go with how often somebody buys
    (both are looked at, and said); where they can't be fitted no other figure takes their place, and it's said why.
    Orders of one day count as one; a day of which more was paid back than spent is none, and lessens what its customer
    brought; orders of 0 are left out of the mean value of a customer's orders. The value
    is of all customers in the export, at the end of it: it isn't cut by period, and stands for the one that holds the
    last order.

    Population: customers with an order; n counts customers.

    Interval: Student's t; of `expected` with a standard error that holds both the sampling of customers and the
    estimation of the models.

    Source: Fader and Hardie, Journal of Interactive Marketing 21 (2007); Fader, Hardie and Lee, Marketing Science 24
    (2005) and Journal of Marketing Research 42 (2005).
    """
    if isinstance(worths, Money):
        return _formula(worths, confidence, money, discount, convention, renewal)
    if worths.reason:
        raise NotEstimableError(worths.reason)
    low, high = t_mean(worths.value, worths.se, worths.n - 1, confidence)
    kind = f"expected, {months} months" if statistic == "expected" else statistic
    kind = f"new contract, renewed each {renewal}" if statistic == "contract" else kind
    return Estimate(
        value=worths.value,
        low=low,
        high=high,
        n=worths.n,
        n_effective=float(worths.n),
        confidence=confidence,
        method="t" if statistic == "historical" else "t, sandwich",
        unit=f"{money} a customer",
        statistic=kind,
        tally={"customers": worths.n},
        better="higher",
        bounds=(float("-inf"), float("inf")),
        spread=worths.se**2 * worths.n,
        notes=worths.doubts,
    )


def _formula(given: Money, confidence: float, money: str, discount: float, convention: str, renewal: str) -> Estimate:
    """The textbook's value of a contract, at the mean margin and the share that stayed."""
    pairs = given.pairs
    step = (1 + discount / PER_CENT) ** (1 / A_YEAR[renewal]) - 1
    stayed = pairs.y / pairs.n
    if step == 0 and stayed == 1:
        message = "everybody stayed and nothing is discounted: the formula has no end"
        raise NotEstimableError(message)
    way = cast("Convention", convention)
    other = Pairs.of([(pairs.x / pairs.n, 1.0 - stayed)]) if stayed in (0.0, 1.0) else None
    value, se = (
        simple(pairs.x / pairs.n, stayed, step, way),
        simple_se(pairs.plus(other) if other else pairs, step, way),
    )
    low, high = t_mean(value, se, pairs.n - 1, confidence)
    return Estimate(
        value=value,
        low=low,
        high=high,
        n=given.n,
        n_effective=float(given.n),
        confidence=confidence,
        method="t, linearised, one more answer" if other else "t, linearised",
        unit=f"{money} a customer",
        statistic=f"{convention}, renewed each {renewal}",
        tally={"stayed": round(pairs.y), "left": given.n - round(pairs.y)},
        better="higher",
        bounds=(float("-inf"), float("inf")),
        spread=se**2 * given.n,
    )
