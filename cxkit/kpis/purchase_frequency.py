"""Purchase frequency."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxkit.errors import UsageError
from cxkit.kpis import _shares
from cxkit.kpis._kpi import Estimate, kpi

if TYPE_CHECKING:
    from cxkit.scales.distribution import Distribution


@kpi(
    "purchase-frequency",
    title="Purchase frequency",
    formula="orders of a customer who bought, in the period",
    kinds=("mean",),
    feeds=("orders",),
    columns={"customer": "customer", "time": "time"},
    periods_add=False,
)
def purchase_frequency(customers: Distribution, confidence: float = 0.95, *, orders: str = "days") -> Estimate:
    """Orders of a customer who bought, in the period: orders divided by different customers.

    The export holds a row for each order: `purchase-frequency=CUSTOMER,time=DAY`, split by `--period month`. Who didn't
    order isn't in it, so the figure is of buyers; more customers who buy once make it fall.

    orders: `days` (default), orders of one day count as one, as a basket split in two parcels should; or `rows`, each
    row counts.

    Population: customers with an order in the period; n counts customers. Rows without a customer or a readable day are
    left out and counted.

    Interval: Student's t on the customers' counts, which spread wider than chance alone would have it.

    Source: Student, Biometrika 6 (1908).
    """
    check_orders(orders, "purchase-frequency")
    estimate = _shares.mean(customers, confidence, unit="orders", bounds=(1.0, float("inf")))
    sizes = {1: "once", 2: "twice"}
    tally = {word: customers.count(lambda n, k=k: n == k) for k, word in sizes.items()}  # type: ignore[misc]
    return replace(estimate, tally={**tally, "more often": customers.count(lambda n: n > 2)})


def check_orders(orders: str, kpi_name: str) -> bool:
    """Whether orders of one day count as one."""
    if orders not in ("days", "rows"):
        message = f"orders of {kpi_name} is days or rows, not '{orders}'"
        raise UsageError(message)
    return orders == "days"
