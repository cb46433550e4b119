"""The normal distribution."""

from __future__ import annotations

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
    """The value below which a standard normal variable falls with this probability (above 0, below 1)."""
    return _STANDARD.inv_cdf(probability)


def confidence_of(z: float) -> float:
    """The two-sided confidence that belongs to a quantile of 0 or more.

    Example:
        >>> round(confidence_of(1.959964), 6)
        0.95
    """
    import math

    return math.erf(z / math.sqrt(2))
