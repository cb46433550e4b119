"""Two answers of the same respondents: their differences, not two independent samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.stats.mean import t_mean
from cxkit.stats.net import tango

if TYPE_CHECKING:
    from cxkit.stats.interval import Interval
    from cxkit.stats.moments import Moments


def paired_mean(differences: Moments, confidence: float = 0.95) -> Interval:
    """Interval of the mean of each respondent's later answer minus the earlier one.

    Args:
        differences: sums over respondents who answered both times.
        confidence: two-sided.

    Source: Student, Biometrika 6 (1908); the data of the test are his.

    Example:
        >>> from cxkit.stats.moments import Moments
        >>> [round(limit, 3) for limit in paired_mean(Moments.of([(d, 1.0) for d in (1.0, 0.0, 2.0, 1.0)]))]
        [-0.299, 2.299]
    """
    return t_mean(differences.mean, differences.se, differences.n - 1, confidence)


def paired_share(gained: int, lost: int, n: int, confidence: float = 0.95) -> Interval:
    """Interval of the change of a share among the same respondents, −1 to 1.

    Args:
        gained: respondents who count only the second time.
        lost: those who counted only the first time.
        n: all who answered both times.
        confidence: two-sided.

    Source: Tango, Statistics in Medicine 17 (1998).

    Example:
        >>> [round(limit, 3) for limit in paired_share(9, 3, 32)]
        [-0.027, 0.39]
    """
    return tango(gained, lost, n, confidence)
