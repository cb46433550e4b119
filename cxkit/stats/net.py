"""Interval of a net share: the mean of answers scored −1, 0 and +1.

A net share is the difference of two paired proportions, so Tango's score interval for those is an interval for it.
"""

from __future__ import annotations

import math

from cxkit.stats.crossing import crossing
from cxkit.stats.interval import Interval
from cxkit.stats.normal import z_value

_ALL = 1 - 1e-12
"""Shares times an effective n miss the whole by a rounding error."""


def tango(up: float, down: float, n: float, confidence: float = 0.95) -> Interval:
    """Tango's score interval of (up − down) / n, within −1 to 1 and never of no width.

    Args:
        up: answers scored +1; may be fractional where answers are weighted (share × effective n).
        down: answers scored −1.
        n: all answers, or effective n; above 0.
        confidence: two-sided, between 0 and 1.

    Source: Tango, Statistics in Medicine 17 (1998), 891-908.

    Example:
        >>> [round(limit, 3) for limit in tango(9, 3, 32)]
        [-0.027, 0.39]
    """
    _check(up, down, n)
    z = z_value(confidence)
    middle = (up - down) / n
    low = -1.0 if down >= n * _ALL else crossing(lambda value: _beyond(up, down, n, value, z), middle, -1.0)
    high = 1.0 if up >= n * _ALL else crossing(lambda value: _beyond(down, up, n, -value, z), middle, 1.0)
    return Interval(min(low, middle), max(high, middle))


def adjusted_wald(up: float, down: float, n: float, confidence: float = 0.95) -> Interval:
    """The adjusted Wald interval with ¾ added up, ¾ down and 1½ between; it may leave −1 to 1.

    Source: Rocks, The American Statistician 70 (2016), AW(T, 3).

    Example:
        >>> [round(limit, 6) for limit in adjusted_wald(462, 362, 1000)]
        [0.043897, 0.155505]
    """
    _check(up, down, n)
    return wald(up + 0.75, down + 0.75, n + 3, confidence)


def wald(up: float, down: float, n: float, confidence: float = 0.95) -> Interval:
    """The plain interval, value ± z·√(variance / n): too narrow below some hundred answers, kept for comparison.

    Example:
        >>> [round(limit, 6) for limit in wald(462, 362, 1000)]
        [0.044081, 0.155919]
    """
    _check(up, down, n)
    value = (up - down) / n
    half = z_value(confidence) * math.sqrt(max(0.0, (up + down) / n - value * value) / n)
    return Interval(value - half, value + half)


def _check(up: float, down: float, n: float) -> None:
    if not (n > 0 and up >= 0 and down >= 0 and up + down <= n * (1 + 1e-9)):
        message = f"{up} up and {down} down of {n} is no net share"
        raise ValueError(message)


def _beyond(up: float, down: float, n: float, value: float, z: float) -> float:
    """By how much the counts lie further above a value than z standard errors, those under that value."""
    a = 2 * n
    b = -up - down + (2 * n - up + down) * value
    c = -down * value * (1 - value)
    q = (math.sqrt(max(0.0, b * b - 4 * a * c)) - b) / (2 * a)
    variance = n * (2 * q + value * (1 - value))
    return up - down - n * value - z * math.sqrt(max(0.0, variance))
