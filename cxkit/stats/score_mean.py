"""Interval of a mean of whole steps on a short range: what Wilson's is to a share and Tango's to a net share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxkit.stats.crossing import crossing
from cxkit.stats.interval import Interval
from cxkit.stats.normal import z_value

if TYPE_CHECKING:
    from collections.abc import Mapping


def score_mean(counts: Mapping[float, float], bounds: tuple[float, float], confidence: float = 0.95) -> Interval:
    """Score interval of a mean whose answers take few values, within its bounds and never of no width.

    A mean is inside where it lies within z standard errors of the one observed, the errors taken from the answers'
    likeliest shares under that mean. With values 0 and 1 it is Wilson's interval, with −1, 0 and 1 Tango's.

    Args:
        counts: value → answers, each value within the bounds; some above 0.
        bounds: lowest and highest value that an answer can take, also where nobody gave it.
        confidence: two-sided, between 0 and 1.

    Source: Tango, Statistics in Medicine 17 (1998), from three values to any; the shares are those of Owen, Biometrika
    75 (1988), with the ends of the range added.

    Example:
        >>> [round(limit, 3) for limit in score_mean({1: 9, 0: 20, -1: 3}, (-1, 1))]
        [-0.027, 0.39]
    """
    given = {float(value): float(n) for value, n in counts.items() if n > 0}
    low, high = map(float, bounds)
    if not given or not low <= min(given) <= max(given) <= high:
        message = "no answers, or one out of its bounds"
        raise ValueError(message)
    z, n = z_value(confidence), math.fsum(given.values())
    mean = math.fsum(value * count for value, count in given.items()) / n
    mirrored = {-value: count for value, count in given.items()}

    def above(value: float) -> float:
        return value - mean - z * math.sqrt(_variance(given, high, value) / n)

    def below(value: float) -> float:
        return mean - value - z * math.sqrt(_variance(mirrored, -low, -value) / n)

    upper = high if mean >= high else crossing(above, mean, high)
    lower = low if mean <= low else crossing(below, mean, low)
    return Interval(min(lower, mean), max(upper, mean))


def _variance(counts: Mapping[float, float], high: float, mean: float) -> float:
    """Variance of one answer by the likeliest shares under a mean at or above the one observed.

    The shares are c / (n (1 + λ(v − mean))); where that can't reach the mean, what is left over stands at the high end.
    """
    n = math.fsum(counts.values())
    if mean >= high:
        return 0.0
    most = 1 / (high - mean)  # of −λ: beyond it a share would be below 0

    def short(tilt: float) -> float:
        return math.fsum(c * (v - mean) / (1 - tilt * (v - mean)) for v, c in counts.items())

    edge = most * (1 - 1e-12) if high in counts else most
    tilt = most if short(edge) <= 0 else crossing(short, 0.0, edge)
    shares = {v: c / (n * (1 - tilt * (v - mean))) for v, c in counts.items()}
    left = max(0.0, 1 - math.fsum(shares.values())) if tilt == most else 0.0
    return math.fsum(p * (v - mean) ** 2 for v, p in shares.items()) + left * (high - mean) ** 2
