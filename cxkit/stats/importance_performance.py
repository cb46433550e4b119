"""Importance against performance: which attributes to work on first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.stats.interval import Interval

Quadrant = Literal["concentrate here", "keep up the good work", "low priority", "possible overkill", "undetermined"]


class Attribute(NamedTuple):
    """An attribute's performance and importance, each with its interval."""

    performance: float
    importance: float
    performance_interval: Interval
    importance_interval: Interval


def quadrants(
    attributes: Sequence[Attribute], crosshair: tuple[float, float] | None = None
) -> tuple[tuple[float, float], tuple[Quadrant, ...]]:
    """Where each attribute stands: important and weak, important and strong, neither, or strong without need.

    An attribute whose interval crosses a line is undetermined.

    Args:
        attributes: what was measured.
        crosshair: performance and importance at which the lines stand; None: the means over the attributes.

    Returns:
        The crosshair, and a word for each attribute.

    Source: Martilla and James, Journal of Marketing 41 (1977).

    Example:
        >>> from cxkit.stats.interval import Interval
        >>> slots = Attribute(3.0, 0.4, Interval(2.8, 3.2), Interval(0.3, 0.5))
        >>> stars = Attribute(4.5, 0.1, Interval(4.4, 4.6), Interval(0.0, 0.2))
        >>> quadrants([slots, stars])[1]
        ('concentrate here', 'possible overkill')
    """
    n = len(attributes)
    lines = crosshair or (
        sum(attribute.performance for attribute in attributes) / n,
        sum(attribute.importance for attribute in attributes) / n,
    )
    return lines, tuple(_quadrant(attribute, lines) for attribute in attributes)


def _quadrant(attribute: Attribute, lines: tuple[float, float]) -> Quadrant:
    both = (attribute.performance_interval, attribute.importance_interval)
    if any(limits.low <= line <= limits.high for limits, line in zip(both, lines, strict=True)):
        return "undetermined"
    strong, important = attribute.performance > lines[0], attribute.importance > lines[1]
    if important:
        return "keep up the good work" if strong else "concentrate here"
    return "possible overkill" if strong else "low priority"
