"""How many durations a change of their median takes, when durations spread as a log-normal does."""

from __future__ import annotations

import math

from cxkit.stats.interval import Interval
from cxkit.stats.normal import quantile, z_value

_MEDIAN = math.pi / 2
"""Variance of a median of logarithms, beside that of their mean."""


def log_spread(median: float, p90: float) -> float:
    """Standard deviation of the logarithms, from a median and a 90th percentile above it.

    Example:
        >>> round(log_spread(20, 60), 4)
        0.8573
    """
    if not 0 < median < p90:
        message = "the 90th percentile lies above the median, and both above 0"
        raise ValueError(message)
    return math.log(p90 / median) / quantile(0.9)


def median_sample_size(
    median: float, p90: float, difference: float, confidence: float = 0.95, power: float = 0.8
) -> float:
    """Durations in each of two waves that show a change of the median, in the unit of both.

    n = 2 · π/2 · (z_{α/2} + z_β)² σ² / ln((median + difference) / median)².

    Args:
        median: before.
        p90: 90th percentile before; with the median it tells the spread.
        difference: later minus earlier; below 0 for shorter times.
        confidence: two-sided.
        power: the chance to see the change.

    Source: the large-sample variance of a median, π/2 · σ²/n (Kenney and Keeping 1962), on the logarithms.

    Example:
        >>> math.ceil(median_sample_size(20, 60, -2))
        1633
    """
    if not difference:
        return math.inf
    if median + difference <= 0:
        message = "a median can't fall to 0 or below"
        raise ValueError(message)
    step = math.log((median + difference) / median)
    return 2 * _MEDIAN * (z_value(confidence) + quantile(power)) ** 2 * log_spread(median, p90) ** 2 / step**2


def median_detectable(median: float, p90: float, n: float, confidence: float = 0.95, power: float = 0.8) -> float:
    """The smallest fall of the median that two waves of n durations show, above 0.

    Example:
        >>> round(median_detectable(20, 60, 1633), 2)
        2.0
    """
    both = z_value(confidence) + quantile(power)
    step = both * log_spread(median, p90) * math.sqrt(2 * _MEDIAN / n) if n > 0 else math.inf
    return median * (1 - math.exp(-step))


def median_reads(median: float, p90: float, n: float, confidence: float = 0.95) -> Interval:
    """The interval that one wave of n durations gives a median.

    Example:
        >>> [round(limit, 1) for limit in median_reads(20, 60, 400)]
        [18.0, 22.2]
    """
    reach = z_value(confidence) * log_spread(median, p90) * math.sqrt(_MEDIAN / n)
    return Interval(median * math.exp(-reach), median * math.exp(reach))
