"""An estimate as verdicts need it: its interval at any confidence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cxkit.stats.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxkit.kpis._kpi import Estimate


def interval_at(estimate_at: Callable[[float], Estimate]) -> Callable[[float], Interval]:
    """From confidence → estimate to confidence → interval, each computed once."""

    @lru_cache(maxsize=512)
    def interval(confidence: float) -> Interval:
        estimate = estimate_at(confidence)
        return Interval(estimate.low, estimate.high)

    return interval
