"""Samples from a population that is not much larger."""

from __future__ import annotations

import math

_WORTH_CORRECTING = 0.05


def fpc(n: float, population: float) -> float:
    """Finite population correction: the factor 1 − n/N on the variance of an estimate, 0 (all were asked) to 1.

    Args:
        n: answers.
        population: all who could have answered.

    Source: Cochran, Sampling Techniques (1977), section 2.6.

    Example:
        >>> round(fpc(200, 6194), 5)
        0.96771
    """
    if not 0 <= n <= population or population == 0:
        message = f"{n} answers can't come from a population of {population}"
        raise ValueError(message)
    return 1 - n / population


def corrected_n(n_effective: float, n: float, population: float) -> float:
    """The effective n for an interval, n_eff / (1 − n/N), where more than 5 % of the population answered.

    Infinite where all of it did: a census has no sampling error, and no interval.

    Example:
        >>> corrected_n(100, 100, 200), corrected_n(100, 100, 10_000), corrected_n(100, 100, 100)
        (200.0, 100, inf)
    """
    left = fpc(n, population)
    if left == 0:
        return math.inf
    return n_effective / left if n / population > _WORTH_CORRECTING else n_effective
