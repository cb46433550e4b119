"""An estimate as verdicts need it: its interval at any confidence."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from cxkit.stats.interval import Interval
from cxkit.verdicts.contrast import Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxkit.kpis._kpi import Estimate


def side(estimate_at: Callable[[float], Estimate]) -> Side:
    """From confidence → estimate to what is compared."""
    estimate = estimate_at(0.95)
    people = estimate.frame.people if estimate.frame else math.inf
    return Side(
        estimate.value, interval_at(estimate_at), estimate.spread, estimate.n_unlimited, estimate.design_effect, people
    )  # fmt: skip


def interval_at(estimate_at: Callable[[float], Estimate]) -> Callable[[float], Interval]:
    """From confidence → estimate to confidence → interval, each computed once."""

    @lru_cache(maxsize=512)
    def interval(confidence: float) -> Interval:
        estimate = estimate_at(confidence)
        return Interval(estimate.low, estimate.high)

    return interval
