"""What money now and later is worth: flows in, plain numbers out. `flows[k]` falls k months after the start."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def monthly(discount: float) -> float:
    """The monthly rate that compounds to a yearly discount, both in per cent of one: 0.08 a year is 0.00643 a month.

    Example:
        >>> round(monthly(0.08), 6), monthly(0.0)
        (0.006434, 0.0)
    """
    return math.pow(1 + discount, 1 / 12) - 1


def factors(discount: float, months: int) -> tuple[float, ...]:
    """What one of money is worth today if it comes in 0, 1, … months: (1 + discount)^(−k/12).

    Example:
        >>> [round(one, 4) for one in factors(0.08, 12)][::12]
        [1.0, 0.9259]
    """
    return tuple(math.pow(1 + discount, -at / 12) for at in range(months + 1))


def net_present_value(flows: Sequence[float], discount: float) -> float:
    """What all flows together are worth at the start: Σ flow / (1 + discount)^(k/12); discount a year, 0.08 for 8 %.

    Source: Brealey, Myers and Allen, Principles of Corporate Finance.

    Example:
        >>> round(net_present_value([-100] + [0] * 11 + [108], 0.08), 9) + 0.0
        0.0
    """
    return math.fsum(flow * one for flow, one in zip(flows, factors(discount, len(flows)), strict=False))


def payback(flows: Sequence[float]) -> float | None:
    """Months until the money is back and stays back, not discounted; None where it isn't within these flows.

    Within a month money comes evenly. Where later costs make the sum negative again, the last return counts.

    Example:
        >>> payback([-100, 40, 40, 40]), payback([-100, 40]), payback([50, 10])
        (2.5, None, 0.0)
    """
    total, below, back = 0.0, False, 0.0
    for month, flow in enumerate(flows):
        before, total = total, total + flow
        if total < 0:
            below = True
        elif below:
            below, back = False, month - total / flow if before < 0 else float(month)
    return None if below else back


def return_on_investment(costs: float, benefits: float) -> float | None:
    """What comes back beyond each unit spent, in per cent: (benefits − costs) / costs; None where nothing is spent.

    Example:
        >>> return_on_investment(80, 100), return_on_investment(0, 5)
        (25.0, None)
    """
    return (benefits - costs) / costs * 100 if costs > 0 else None
