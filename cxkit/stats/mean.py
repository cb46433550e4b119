"""Intervals of a mean."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from cxkit.stats.interval import Interval
from cxkit.stats.normal import cdf, quantile, z_value

if TYPE_CHECKING:
    from collections.abc import Mapping

_RESAMPLES = 2000
_RESOLVED_Z = -quantile(1 / (_RESAMPLES + 1))


def t_quantile(df: float, confidence: float) -> float:
    """Two-sided quantile of Student's t distribution; above 100 degrees of freedom by Fisher's expansion.

    Its four terms differ from the quantile by less than a ten-millionth there, and spare the loading of scipy.

    Source: Fisher and Cornish, The Percentile Points of Distributions Having Known Cumulants (1960); Abramowitz and
    Stegun 26.7.5.

    Example:
        >>> round(t_quantile(9, 0.95), 6)
        2.262157
    """
    z = z_value(confidence)
    if df > 100:
        terms = (
            (z**3 + z) / 4,
            (5 * z**5 + 16 * z**3 + 3 * z) / 96,
            (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
            (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
        )
        return z + sum(term / df**power for power, term in enumerate(terms, 1))
    from scipy.special import stdtrit

    return float(stdtrit(df, (1 + confidence) / 2))


def t_mean(value: float, se: float, df: float, confidence: float = 0.95) -> Interval:
    """Student's interval: value ± t · standard error, in the unit of the value; unbounded from a single answer.

    Args:
        value: the mean.
        se: its standard error, 0 or more; weighted answers bring their linearised one.
        df: degrees of freedom: answers − 1, or clusters − 1; below 1 nothing is known.
        confidence: two-sided, between 0 and 1.

    Example:
        >>> [round(limit, 4) for limit in t_mean(71.97037, 0.9312320372, 249)]
        [70.1363, 73.8045]
    """
    if not se >= 0:
        message = f"{se} is no standard error"
        raise ValueError(message)
    half = t_quantile(df, confidence) * se if df >= 1 else math.inf
    return Interval(value - half, value + half)


def alike_mean(value: float, n: float, confidence: float = 0.95) -> Interval:
    """Interval of a mean whose answers are all alike, which t and the bootstrap would both give no width.

    One more answer a point away is allowed on either side: the standard error of n answers and that one is 1 / (n + 1).

    Args:
        value: what all of them answered.
        n: answers, or effective n; above 0.
        confidence: two-sided, between 0 and 1.

    Example:
        >>> [round(limit, 2) for limit in alike_mean(5, 9)]
        [4.77, 5.23]
    """
    if not n > 0:
        message = "no answers to measure"
        raise ValueError(message)
    return t_mean(value, 1 / (n + 1), max(1.0, n - 1), confidence)


def bca_mean(counts: Mapping[float, int], confidence: float = 0.95, seed: int = 0) -> Interval:
    """Bias-corrected and accelerated bootstrap interval of the mean of few answers, repeatable by its seed.

    Beyond what 2,000 resamples tell apart (a confidence of 99.9 %) it is at least as wide as Student's, so that
    p-values found by inverting it claim no more than those.

    Args:
        counts: value → answers.
        confidence: two-sided, between 0 and 1.
        seed: of the resampling.

    Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 14.

    Example:
        >>> low, high = bca_mean({1: 1, 4: 4, 5: 5})
        >>> low < 4.2 < high
        True
    """
    values = tuple(float(value) for value, n in sorted(counts.items()) for _ in range(n))
    n = len(values)
    if n == 0 or values[0] == values[-1]:
        return alike_mean(values[0] if values else 0.0, n, confidence)
    mean = math.fsum(values) / n
    squares = math.fsum((value - mean) ** 2 for value in values)
    acceleration = math.fsum((value - mean) ** 3 for value in values) / (6 * squares**1.5)
    means, z = _resampled(values, seed), z_value(confidence)
    bias = _bias(means, mean)
    student = t_mean(mean, math.sqrt(squares / (n * (n - 1))), n - 1, confidence)
    low, high = means[_rank(bias, acceleration, -z)], means[_rank(bias, acceleration, z)]
    if z > _RESOLVED_Z:
        low, high = min(low, student.low), max(high, student.high)
    return Interval(min(mean, low), max(mean, high))


@lru_cache(maxsize=64)
def _resampled(values: tuple[float, ...], seed: int) -> tuple[float, ...]:
    from random import Random

    random = Random(seed)  # noqa: S311 - a resampling seed, no secret
    return tuple(sorted(math.fsum(random.choices(values, k=len(values))) / len(values) for _ in range(_RESAMPLES)))


def _bias(means: tuple[float, ...], mean: float) -> float:
    below = sum(one < mean for one in means) + sum(one == mean for one in means) / 2
    return quantile(min(max(below, 0.5), _RESAMPLES - 0.5) / _RESAMPLES)


def _rank(bias: float, acceleration: float, z: float) -> int:
    """Which of the sorted resamples is the limit at z."""
    stretch = 1 - acceleration * (bias + z)
    shifted = bias + (bias + z) / stretch if stretch > 0 else math.copysign(math.inf, z)
    return min(_RESAMPLES - 1, max(0, math.floor(cdf(shifted) * (_RESAMPLES + 1)) - 1))
