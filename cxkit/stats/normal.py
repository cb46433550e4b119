"""The normal distribution."""

from __future__ import annotations

import math
from functools import cache
from statistics import NormalDist

_STANDARD = NormalDist()


@cache
def z_value(confidence: float) -> float:
    """Two-sided quantile of the standard normal distribution for a confidence between 0 and 1.

    Example:
        >>> round(z_value(0.95), 6)
        1.959964
    """
    if not 0 < confidence < 1:
        message = f"a confidence lies between 0 and 1, not at {confidence}"
        raise ValueError(message)
    return _STANDARD.inv_cdf((1 + confidence) / 2)


def quantile(probability: float) -> float:
    """The value below which a standard normal variable falls with this probability (above 0, below 1).

    Example:
        >>> round(quantile(0.8), 6)
        0.841621
    """
    if not 0 < probability < 1:
        message = f"a probability lies between 0 and 1, not at {probability}"
        raise ValueError(message)
    return _STANDARD.inv_cdf(probability)


def cdf(z: float) -> float:
    """The probability that a standard normal variable is at or below z.

    Example:
        >>> round(cdf(1.959964), 6)
        0.975
    """
    return math.erfc(-z / math.sqrt(2)) / 2


def confidence_of(z: float) -> float:
    """The two-sided confidence that belongs to a quantile of 0 or more.

    Example:
        >>> round(confidence_of(1.959964), 6)
        0.95
    """
    return math.erf(z / math.sqrt(2))


def tails_of(z: float) -> float:
    """What both tails hold beyond ±z, 1 minus the confidence, without loss of digits far out.

    Example:
        >>> round(tails_of(1.959964), 6)
        0.05
    """
    return math.erfc(z / math.sqrt(2))
