"""Quantiles of numbers, with an interval from the numbers' own order that rests on no distribution."""

from __future__ import annotations

import math
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from cxkit.stats.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping


def ranks(n: int, share: float, confidence: float = 0.95) -> tuple[int, int]:
    """Which of n sorted numbers, counted from 1, are the limits of a quantile; 0 and n + 1 where n is too few.

    Args:
        n: how many numbers.
        share: of the quantile, such as 0.5 for the median.
        confidence: two-sided; the ranks hold at least so much.

    Source: Conover, Practical Nonparametric Statistics (1999), section 3.2.

    Example:
        >>> ranks(141, 0.5), ranks(5, 0.5)
        ((59, 83), (0, 6))
    """
    tail = (1 - confidence) / 2
    return _binomial(tail, n, share), _binomial(1 - tail, n, share) + 1


class Ordered(NamedTuple):
    """Numbers in their order.

    Args:
        numbers: rising, each once.
        upto: how many are no larger than each.
    """

    numbers: tuple[float, ...]
    upto: tuple[int, ...]

    def ranked(self, rank: int) -> float:
        """The number of a rank, counted from 1."""
        return self.numbers[bisect_left(self.upto, rank)]


def ordered(counts: Mapping[float, int]) -> Ordered:
    """Numbers in their order, from number → how often."""
    numbers = tuple(sorted(number for number, n in counts.items() if n))
    return Ordered(numbers, tuple(accumulate(counts[number] for number in numbers)))


def quantile(counts: Mapping[float, int] | Ordered, share: float, confidence: float = 0.95) -> tuple[float, Interval]:
    """A quantile of numbers with its order-statistic interval; a limit is infinite where n is too few for one.

    The value is the smallest number that at least the share of them don't exceed; the median of an even n lies midway.

    Args:
        counts: number → how often, or what `ordered` makes of it, where several quantiles are asked for.
        share: such as 0.5 or 0.9, above 0 and below 1.
        confidence: two-sided.

    Example:
        >>> quantile({1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1}, 0.5)
        (3.5, Interval(low=1, high=6))
    """
    found = counts if isinstance(counts, Ordered) else ordered(counts)
    if not found.numbers:
        message = "no numbers to measure"
        raise ValueError(message)
    n = found.upto[-1]
    lower, upper = ranks(n, share, confidence)
    at = share * n
    middle = abs(at - round(at)) < 1e-9 and 0 < round(at) < n
    first = round(at) if middle else math.ceil(at)
    value = (found.ranked(first) + found.ranked(first + 1)) / 2 if middle else found.ranked(first)
    return value, Interval(
        found.ranked(lower) if lower >= 1 else -math.inf, found.ranked(upper) if upper <= n else math.inf
    )


def _binomial(probability: float, n: int, share: float) -> int:
    """The smallest k with P(at most k of n) of at least this probability."""
    from scipy.special import bdtr

    low, high = -1, n
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if bdtr(middle, n, share) >= probability else (middle, high)
    return high
