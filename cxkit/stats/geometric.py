"""The geometric mean: the usual middle of times that spread over orders of magnitude."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxkit.stats.interval import Interval
from cxkit.stats.mean import t_quantile

if TYPE_CHECKING:
    from collections.abc import Mapping


def geometric_mean(counts: Mapping[float, int], confidence: float = 0.95) -> tuple[float, Interval]:
    """The exponential of the mean logarithm, with Student's interval of that; all numbers above 0.

    Args:
        counts: number → how often.
        confidence: two-sided.

    Source: Sauro and Lewis, Quantifying the User Experience (2016), chapter 3.

    Example:
        >>> value, (low, high) = geometric_mean({1: 1, 10: 1, 100: 1})
        >>> round(value, 6), round(low, 4), round(high, 1)
        (10.0, 0.0328, 3048.9)
    """
    n = sum(counts.values())
    if not n or any(number <= 0 for number in counts):
        message = "a geometric mean needs numbers above 0"
        raise ValueError(message)
    middle = math.fsum(times * math.log(number) for number, times in counts.items()) / n
    squares = math.fsum(times * (math.log(number) - middle) ** 2 for number, times in counts.items())
    if n < 2:
        return math.exp(middle), Interval(0.0, math.inf)
    reach = t_quantile(n - 1, confidence) * math.sqrt(squares / (n - 1) / n)
    return math.exp(middle), Interval(math.exp(middle - reach), math.exp(middle + reach))
