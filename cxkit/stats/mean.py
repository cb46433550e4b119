"""Intervals of a mean."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxkit.stats.interval import Interval
from cxkit.stats.normal import confidence_of, quantile, z_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_RESAMPLES = 2000
_SEED = 20160101


def t_quantile(df: float, confidence: float) -> float:
    """Two-sided quantile of Student's t distribution; above 1,000 degrees of freedom by Fisher's expansion.

    Example:
        >>> round(t_quantile(9, 0.95), 6)
        2.262157
    """
    if df > 1000:
        z = z_value(confidence)
        first, second = (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96
        return z + first / df + second / df**2
    from scipy.special import stdtrit

    return float(stdtrit(df, (1 + confidence) / 2))


def t_mean(value: float, se: float, df: float, confidence: float = 0.95) -> Interval:
    """Student's interval: value ± t · standard error.

    Example:
        >>> [round(limit, 4) for limit in t_mean(71.97037, 0.9312320372, 249)]
        [70.1363, 73.8045]
    """
    if df < 1:
        message = "one answer has no standard error"
        raise ValueError(message)
    half = t_quantile(df, confidence) * se
    return Interval(value - half, value + half)


def bca_mean(counts: Mapping[float, int], confidence: float = 0.95) -> Interval:
    """Bias-corrected and accelerated bootstrap interval of the mean of few answers, with a fixed seed.

    Args:
        counts: value → answers.
        confidence: two-sided, between 0 and 1.

    Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 14.
    """
    values = [value for value, n in sorted(counts.items()) for _ in range(n)]
    if len(values) < 2 or values[0] == values[-1]:
        return _wide(values, confidence)
    means = _resampled(values)
    mean = math.fsum(values) / len(values)
    below = sum(one < mean for one in means) + sum(one == mean for one in means) / 2
    bias = quantile(min(max(below / _RESAMPLES, 1 / (2 * _RESAMPLES)), 1 - 1 / (2 * _RESAMPLES)))
    acceleration = _acceleration(values, mean)
    z = z_value(confidence)
    return Interval(*(means[_rank(bias, acceleration, side)] for side in (-z, z)))


def _wide(values: Sequence[float], confidence: float) -> Interval:
    """All answers alike: a bootstrap would claim certainty. One more answer a point away is allowed on either side."""
    n, value = len(values), values[0]
    half = t_quantile(max(1, n - 1), confidence) / (n + 1)
    return Interval(value - half, value + half)


def _resampled(values: Sequence[float]) -> list[float]:
    from random import Random

    random = Random(_SEED)  # noqa: S311 - a resampling seed, no secret
    return sorted(math.fsum(random.choices(values, k=len(values))) / len(values) for _ in range(_RESAMPLES))


def _acceleration(values: Sequence[float], mean: float) -> float:
    cubes = math.fsum((mean - value) ** 3 for value in values)
    squares = math.fsum((mean - value) ** 2 for value in values)
    return -cubes / (6 * squares**1.5)


def _rank(bias: float, acceleration: float, z: float) -> int:
    shifted = bias + (bias + z) / (1 - acceleration * (bias + z))
    probability = 0.5 * (1 + math.copysign(confidence_of(abs(shifted)), shifted))
    return min(_RESAMPLES - 1, max(0, math.ceil(probability * (_RESAMPLES + 1)) - 1))
