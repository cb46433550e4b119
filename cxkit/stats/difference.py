"""Differences of two independent estimates, and the p-value that belongs to an interval."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxkit.stats.crossing import crossing
from cxkit.stats.interval import Interval
from cxkit.stats.normal import confidence_of, tails_of

if TYPE_CHECKING:
    from collections.abc import Callable

_SMALLEST_Z = 1e-9
_LARGEST_Z = 7.0


def square_and_add(
    first: tuple[float, float, float], second: tuple[float, float, float], correlation: float = 0.0
) -> Interval:
    """Interval of first − second from each one's (value, low, high): the MOVER method.

    With Wilson's limits it is Newcombe's method 10.

    Args:
        first: value, lower and upper limit of the estimate subtracted from.
        second: the same of the one subtracted.
        correlation: of the two estimates, −1 to 1; 0 where no person stands behind both.

    Source: Newcombe, Statistics in Medicine 17 (1998); Zou and Donner, Statistics in Medicine 27 (2008).

    Example:
        >>> [round(limit, 4) for limit in square_and_add((0.8, 0.69216, 0.87646), (0.6, 0.49039, 0.70036))]
        [0.0527, 0.3336]
    """
    value1, low1, high1 = first
    value2, low2, high2 = second
    difference = value1 - value2
    return Interval(
        difference - _distance(value1 - low1, high2 - value2, correlation),
        difference + _distance(high1 - value1, value2 - low2, correlation),
    )


def _distance(one: float, other: float, correlation: float) -> float:
    if not correlation:
        return math.hypot(one, other)
    return math.sqrt(max(0.0, one * one + other * other - 2 * correlation * one * other))


def inverted_p_value(interval_at: Callable[[float], Interval], null: float = 0.0) -> float:
    """The two-sided p-value: 1 minus the confidence at which the interval touches the null value.

    So p is below α exactly where the interval at confidence 1 − α leaves the null value out. Values under 3e-12 are
    not told apart.

    Args:
        interval_at: confidence → interval; must widen with confidence.
        null: the value tested.

    Example:
        >>> from cxkit.stats.share import wilson
        >>> round(inverted_p_value(lambda confidence: wilson(60, 100, confidence), 0.5), 4)
        0.0455
    """

    def margin(z: float) -> float:
        low, high = interval_at(confidence_of(z))
        return min(null - low, high - null)

    if margin(_SMALLEST_Z) >= 0:
        return 1.0
    if margin(_LARGEST_Z) < 0:
        return tails_of(_LARGEST_Z)
    return tails_of(crossing(margin, _SMALLEST_Z, _LARGEST_Z, 1e-11))


def certainty_beyond(interval_at: Callable[[float], Interval], target: float) -> float:
    """How sure we are that the true value is at or above a target, 0 to 1: one-sided, by the same inversion.

    At 0.975 and above the two-sided 95 % interval lies at or above the target; at 0.025 and below, short of it.

    Args:
        interval_at: confidence → interval; must widen with confidence.
        target: what the value is held against.

    Example:
        >>> from cxkit.stats.share import wilson
        >>> round(certainty_beyond(lambda confidence: wilson(60, 100, confidence), 0.5), 4)
        0.9772
    """
    tail = inverted_p_value(interval_at, target) / 2
    low, high = interval_at(confidence_of(_SMALLEST_Z))
    return 1 - tail if low + high >= 2 * target else tail
