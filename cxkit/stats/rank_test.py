"""Whether the numbers of one group tend to be larger than those of another, from their order alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cxkit.stats.normal import tails_of

if TYPE_CHECKING:
    from collections.abc import Mapping


class Ranks(NamedTuple):
    """A test of order.

    Args:
        larger: the chance that a number of the first group is larger than one of the second, ties as half, 0 to 1.
        p: two-sided.
    """

    larger: float
    p: float


def mann_whitney(first: Mapping[float, int], second: Mapping[float, int]) -> Ranks:
    """Mann and Whitney's test, by its normal approximation with the correction for ties.

    Args:
        first: number → how often.
        second: the same of the other group.

    Source: Mann and Whitney, Annals of Mathematical Statistics 18 (1947); as `wilcox.test(…, correct = FALSE)` of R.

    Example:
        >>> mann_whitney({1: 2, 2: 2}, {1: 2, 2: 2})
        Ranks(larger=0.5, p=1.0)
    """
    n, m = sum(first.values()), sum(second.values())
    if not n or not m:
        message = "no numbers to compare"
        raise ValueError(message)
    below, wins, ties = 0, 0.0, 0
    for number in sorted({*first, *second}):
        ours, theirs = first.get(number, 0), second.get(number, 0)
        wins += ours * (below + theirs / 2)
        below += theirs
        ties += (ours + theirs) ** 3 - (ours + theirs)
    total = n + m
    variance = n * m / 12 * (total + 1 - ties / (total * (total - 1))) if total > 1 else 0.0
    z = abs(wins - n * m / 2) / math.sqrt(variance) if variance > 0 else 0.0
    return Ranks(wins / (n * m), tails_of(z))
