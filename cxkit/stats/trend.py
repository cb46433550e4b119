"""How fast a figure moves, from figures of several periods that each have an uncertainty of their own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cxkit.stats.normal import z_value

if TYPE_CHECKING:
    from collections.abc import Sequence


class Slope(NamedTuple):
    """Change per unit of time, with its interval."""

    value: float
    low: float
    high: float


def slope(points: Sequence[tuple[float, float, float]], confidence: float) -> Slope:
    """The straight line through figures, each weighing by how well it is known.

    Least squares with weights 1/se². The standard error is 1/√Σw(t − t̄)²; where the figures scatter about the line
    more than their own errors tell (Birge's ratio Q/(m − 2) above 1), it is multiplied by that ratio's root, so that a
    season or a change in who is asked widens the interval instead of passing for certainty.

    Args:
        points: time, value and standard error of each figure; at least two times, errors above 0.
        confidence: of the interval, between 0 and 1.

    Raises:
        ValueError: all figures are of one time, or an error isn't above 0.

    References:
        Birge, R. T. (1932). The calculation of errors by the method of least squares. Physical Review 40, 207-227.

    Example:
        >>> slope([(0, 20, 2), (1, 23, 2), (2, 26, 2)], 0.95)
        Slope(value=3.0, low=0.22..., high=5.77...)
    """
    if any(error <= 0 for _, _, error in points) or len({time for time, _, _ in points}) < 2:
        message = "a slope needs figures of two times, each with an error above 0"
        raise ValueError(message)
    weights = [1 / error**2 for _, _, error in points]
    total = sum(weights)
    middle = sum(w * time for w, (time, _, _) in zip(weights, points, strict=True)) / total
    level = sum(w * value for w, (_, value, _) in zip(weights, points, strict=True)) / total
    spread = sum(w * (time - middle) ** 2 for w, (time, _, _) in zip(weights, points, strict=True))
    per_unit = (
        sum(w * (time - middle) * (value - level) for w, (time, value, _) in zip(weights, points, strict=True)) / spread
    )
    scatter = sum(
        w * (value - level - per_unit * (time - middle)) ** 2
        for w, (time, value, _) in zip(weights, points, strict=True)
    )
    ratio = scatter / (len(points) - 2) if len(points) > 2 else 1.0
    half = z_value(confidence) * math.sqrt(max(1.0, ratio) / spread)
    return Slope(per_unit, per_unit - half, per_unit + half)
