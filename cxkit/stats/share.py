"""Interval of a share."""

from __future__ import annotations

import math

from cxkit.stats.interval import Interval
from cxkit.stats.normal import z_value


def wilson(successes: float, n: float, confidence: float = 0.95) -> Interval:
    """Wilson's score interval of a share, 0 to 1.

    Args:
        successes: answers that count; may be fractional where answers are weighted (share × effective n).
        n: answers, or effective n; above 0.
        confidence: two-sided, between 0 and 1.

    Source: Wilson, Journal of the American Statistical Association 22 (1927).

    Example:
        >>> [round(limit, 4) for limit in wilson(81, 263)]
        [0.2553, 0.3662]
    """
    if n <= 0 or not -1e-9 <= successes <= n * (1 + 1e-9):
        message = f"{successes} of {n} is no share"
        raise ValueError(message)
    z = z_value(confidence)
    share = min(1.0, max(0.0, successes / n))
    middle = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    low = 0.0 if share == 0 else max(0.0, (middle - half) / scale)
    high = 1.0 if share == 1 else min(1.0, (middle + half) / scale)
    return Interval(min(low, share), max(high, share))
