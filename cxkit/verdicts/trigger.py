"""Triggers: whether a metric has passed a number for so many periods, for sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Word = Literal["fired", "quiet", "no figures"]


def pulled(
    sign: Literal["<", "<=", ">", ">="], value: float, periods: int, intervals: Sequence[tuple[float, float] | None]
) -> Word:
    """Whether a trigger has fired: the whole interval, not the point, passed the number in each of the last periods.

    Args:
        sign: how the metric must stand to the number.
        value: the number.
        periods: how many of the last periods must pass; 1 or more.
        intervals: low and high of each period, oldest first; None where the figure is withheld.

    Returns:
        `no figures` where fewer periods are recorded, or one of the last ones is withheld.

    Example:
        >>> pulled("<", 84, 1, [(86.0, 86.4), (82.9, 83.3)]), pulled("<", 84, 2, [(86.0, 86.4), (82.9, 83.3)])
        ('fired', 'quiet')
        >>> pulled(">", 7.5, 1, [(7.2, 7.8)]), pulled(">", 7.5, 2, [(7.6, 7.8)])
        ('quiet', 'no figures')
    """
    last = list(intervals)[-periods:] if periods > 0 else []
    known = [one for one in last if one is not None]
    if len(known) < max(1, periods):
        return "no figures"
    return "fired" if all(_beyond(sign, value, low, high) for low, high in known) else "quiet"


def _beyond(sign: str, value: float, low: float, high: float) -> bool:
    """Whether the end of an interval that is nearer to the number has passed it."""
    if sign.startswith("<"):
        return high < value or (sign == "<=" and high == value)
    return low > value or (sign == ">=" and low == value)
