"""Repeat rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.kpis import _shares
from cxkit.kpis._kpi import Estimate, kpi
from cxkit.kpis.purchase_frequency import check_orders

if TYPE_CHECKING:
    from cxkit.scales.distribution import Distribution


@kpi(
    "repeat-rate",
    title="Repeat rate",
    formula="share of the customers who bought that bought more than once, in per cent",
    feeds=("orders",),
    columns={"customer": "customer", "time": "time"},
    periods_add=False,
)
def repeat_rate(customers: Distribution, confidence: float = 0.95, *, orders: str = "days") -> Estimate:
    """Share of the customers who bought in the period that bought more than once in it, in per cent.

    The export holds a row for each order: `repeat-rate=CUSTOMER,time=DAY`. Customers who came late in the period have
    had less time for a second order; compare periods of one length, and cohorts only when each has had the same time.

    orders: `days` (default), orders of one day count as one; or `rows`.

    Population: customers with an order in the period; n counts customers. Rows without a customer or a readable day are
    left out and counted.

    Interval: Wilson's score interval.

    Source: Wilson, Journal of the American Statistical Association 22 (1927).
    """
    check_orders(orders, "repeat-rate")
    again = customers.count(lambda n: n > 1)
    tally = {"again": again, "once": customers.n - again}
    return _shares.share(customers, lambda n: n > 1, confidence, statistic="customers", tally=tally)
