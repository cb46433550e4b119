"""Intervals of all shares of a question at once."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxkit.stats.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence


def goodman(counts: Sequence[int], confidence: float = 0.95) -> list[Interval]:
    """Intervals of k shares that hold all together with this confidence: Wilson's, at confidence 1 − α/k each.

    Args:
        counts: answers of each kind.
        confidence: that all intervals hold their share.

    Source: Goodman, Technometrics 7 (1965).

    Example:
        >>> [round(limit, 4) for limit in goodman([276, 380, 118])[0]]
        [0.3166, 0.3987]
    """
    from cxkit.stats.share import wilson

    return [wilson(count, sum(counts), 1 - (1 - confidence) / len(counts)) for count in counts]


def quesenberry_hurst(counts: Sequence[int], confidence: float = 0.95) -> list[Interval]:
    """As `goodman`, by the χ² of all shares together: wider for few kinds, narrower for many.

    Source: Quesenberry and Hurst, Technometrics 6 (1964).

    Example:
        >>> [round(limit, 4) for limit in quesenberry_hurst([276, 380, 118])[0]]
        [0.3157, 0.3997]
    """
    from scipy.special import gammainccinv

    n, chi2 = sum(counts), 2 * float(gammainccinv((len(counts) - 1) / 2, 1 - confidence))
    limits = []
    for count in counts:
        half = math.sqrt(chi2 * (chi2 + 4 * count * (n - count) / n))
        scale = 2 * (n + chi2)
        limits.append(Interval((chi2 + 2 * count - half) / scale, (chi2 + 2 * count + half) / scale))
    return limits
