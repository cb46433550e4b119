"""A share of money: what was lost or kept of what customers paid at the start."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxkit.kpis._kpi import PER_CENT, Better, Estimate, NotEstimableError
from cxkit.stats.normal import z_value

if TYPE_CHECKING:
    from cxkit.summaries.money import Money

_LARGE = 0.1


def money_share(money: Money, confidence: float, *, statistic: str, better: Better) -> Estimate:
    """The ratio of two sums over customers, in per cent, with Student's interval by linearisation."""
    pairs = money.pairs
    if not pairs.x > 0:
        message = "nobody paid anything at the start"
        raise NotEstimableError(message)
    value, se = pairs.ratio, pairs.se
    low, high = pairs.interval(confidence)
    if se == 0:
        reach = z_value(confidence) / (pairs.n + 1)
        low, high = value - reach, value + reach
    net = statistic.startswith("net")
    floor, ceiling = (-math.inf if better == "lower" else 0.0, math.inf) if net else (0.0, 1.0)
    ceiling = 1.0 if better == "lower" else ceiling
    return Estimate(
        value=value * PER_CENT,
        low=max(floor, low) * PER_CENT,
        high=min(ceiling, high) * PER_CENT,
        n=money.n,
        n_effective=float(money.n),
        confidence=confidence,
        method="t, ratio",
        unit="%",
        statistic=statistic,
        tally={"customers": money.n},
        better=better,
        bounds=(floor * PER_CENT, ceiling * PER_CENT),
        spread=se**2 * money.n * PER_CENT**2 if math.isfinite(se) else 0.0,
        notes=_concentrated(money),
    )


def _concentrated(money: Money) -> tuple[str, ...]:
    """That one customer decides the figure, where it pays a tenth or more of all."""
    share = money.largest / money.pairs.x
    if share < _LARGE:
        return ()
    said = f"the largest customer pays {share * PER_CENT:.0f} % of the money at the start"
    return (f"{said}: what that one does decides much of the figure, and the interval says little of it",)
