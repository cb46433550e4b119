"""Differences of two independent estimates, and the p-value that belongs to an interval."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxkit.stats.interval import Interval
from cxkit.stats.normal import confidence_of

if TYPE_CHECKING:
    from collections.abc import Callable

_STEPS = 60
_LARGEST_Z = 8.0


def square_and_add(first: tuple[float, float, float], second: tuple[float, float, float]) -> Interval:
    """Interval of first − second from each one's (value, low, high): the MOVER method.

    With Wilson's limits it is Newcombe's method 10.

    Source: Newcombe, Statistics in Medicine 17 (1998); Zou and Donner, Statistics in Medicine 27 (2008).

    Example:
        >>> [round(limit, 4) for limit in square_and_add((0.8, 0.69216, 0.87646), (0.6, 0.49039, 0.70036))]
        [0.0527, 0.3336]
    """
    value1, low1, high1 = first
    value2, low2, high2 = second
    difference = value1 - value2
    return Interval(
        difference - math.hypot(value1 - low1, high2 - value2), difference + math.hypot(high1 - value1, value2 - low2)
    )


def inverted_p_value(interval_at: Callable[[float], Interval], null: float = 0.0) -> float:
    """The two-sided p-value: 1 minus the confidence at which the interval touches the null value.

    So p is below α exactly where the interval at confidence 1 − α leaves the null value out.

    Args:
        interval_at: confidence → interval; must widen with confidence.
        null: the value tested.
    """
    if _holds(interval_at, 1e-9, null):
        return 1.0
    if not _holds(interval_at, _LARGEST_Z, null):
        return 1 - confidence_of(_LARGEST_Z)
    inner, outer = 0.0, _LARGEST_Z
    for _ in range(_STEPS):
        z = (inner + outer) / 2
        if _holds(interval_at, z, null):
            outer = z
        else:
            inner = z
    return 1 - confidence_of((inner + outer) / 2)


def certainty_above(interval_at: Callable[[float], Interval], value: float, threshold: float) -> float:
    """How sure we are that the true value is at or above a threshold, 0 to 1, by the same inversion.

    Args:
        interval_at: confidence → interval of the value.
        value: the estimate.
        threshold: what it is held against.
    """
    tail = inverted_p_value(interval_at, threshold) / 2
    return 1 - tail if value >= threshold else tail


def _holds(interval_at: Callable[[float], Interval], z: float, null: float) -> bool:
    low, high = interval_at(max(1e-12, min(confidence_of(z), 1 - 1e-15)))
    return low <= null <= high
