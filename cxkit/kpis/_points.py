"""What an answer counts in a KPI that is a mean over answers: 100 for a promoter, −100 for a detractor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxkit.stats.weights import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxkit.kpis._kpi import Kpi
    from cxkit.scales.distribution import Distribution


def values_of(
    kpi: Kpi, declared: Mapping[str, Any], answers: Distribution, points: Iterable[float]
) -> dict[float, float]:
    """Point → what one answer on it counts, in the KPI's unit.

    Shares, net shares and means of one question are averages of these: the KPI of a single answer.

    Args:
        kpi: which.
        declared: what it was told.
        answers: on whose scale.
        points: to look at.
    """
    one = replace(answers, excluded={}, weighted=False, clusters=None)
    return {
        point: kpi(replace(one, cells={point: Cell.of(1)}), 0.95, **declared).value for point in sorted(set(points))
    }


def reach_of(values: Mapping[float, float], bounds: tuple[float, float]) -> float | None:
    """The largest difference of two answers where each counts an end of the range or its middle (0): else None."""
    low, high = bounds
    return high - low if set(values.values()) <= {low, 0.0, high} else None
