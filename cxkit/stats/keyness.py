"""Keyness: words that stand more often in the texts of one group than in those of another."""

from __future__ import annotations

import math
from typing import NamedTuple


class Keyness(NamedTuple):
    """How far a word marks one of two groups.

    Args:
        g_squared: log-likelihood ratio, chi-squared with one degree of freedom where it marks neither.
        p: two-sided.
        log_ratio: binary logarithm of its share in the first group beside that in the second; above 0 where the first
            uses it more, with half a text added to each count.
    """

    g_squared: float
    p: float
    log_ratio: float


def keyness(first: int, n_first: int, second: int, n_second: int) -> Keyness:
    """Hold the texts of two groups that hold a word against each other.

    Args:
        first: texts of the first group with the word.
        n_first: texts of the first group.
        second: texts of the second group with the word.
        n_second: texts of the second group.

    Source: Dunning, Computational Linguistics 19 (1993); Hardie, 'Log ratio' (2014).

    Example:
        >>> one = keyness(30, 100, 10, 100)
        >>> round(one.g_squared, 2), round(one.p, 4), round(one.log_ratio, 2)
        (12.97, 0.0003, 1.54)
    """
    cells = ((first, n_first), (n_first - first, n_first), (second, n_second), (n_second - second, n_second))
    with_it, n = first + second, n_first + n_second
    sums = (with_it, n - with_it, with_it, n - with_it)
    total = sum(
        seen * math.log(seen * n / (size * held)) for (seen, size), held in zip(cells, sums, strict=True) if seen
    )
    g_squared = max(0.0, 2 * total)
    ratio = math.log2((first + 0.5) / (n_first + 1) / ((second + 0.5) / (n_second + 1)))
    return Keyness(g_squared, math.erfc(math.sqrt(g_squared / 2)), ratio)
