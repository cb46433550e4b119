"""Answers of the same respondents at two times: their differences, not two independent samples."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cxkit.stats.mean import alike_mean, t_mean
from cxkit.stats.net import tango

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxkit.stats.interval import Interval
    from cxkit.stats.moments import Moments


class Shared(NamedTuple):
    """Who answered at two times.

    Args:
        earlier: respondents known by an id the first time.
        later: those of the second time.
        both: those of both.
        products: (point then, point now) → Σ over those of both of the weight they gave to the one times that to the
            other; the number of respondents where everyone answered once.
        pairs: how many pairs of points they make; `both` where each kept to one point a time.
        once: whether each of them answered once each time, all weights being 1.
    """

    earlier: int
    later: int
    both: int
    products: Mapping[tuple[float, float], float]
    pairs: int
    once: bool

    @property
    def share(self) -> float:
        """Of the smaller side, the share that stands on both, 0 to 1."""
        return self.both / min(self.earlier, self.later)

    def plus(self, other: Shared) -> Shared:
        """Those of two groups, as if nobody moved from one to the other.

        Example:
            >>> Shared(2, 2, 1, {(0, 1): 1}, 1, True).plus(Shared(3, 3, 2, {(0, 1): 2}, 2, True)).products
            {(0, 1): 3}
        """
        products = dict(self.products)
        for pair, product in other.products.items():
            products[pair] = products.get(pair, 0) + product
        sums = (self.earlier + other.earlier, self.later + other.later, self.both + other.both)
        return Shared(*sums, dict(sorted(products.items())), self.pairs + other.pairs, self.once and other.once)

    def differences(self, value: Callable[[float], float]) -> dict[float, int]:
        """Later minus earlier value → respondents; only where each answered once.

        Example:
            >>> Shared(3, 3, 3, {(9, 10): 1, (6, 9): 2}, 3, True).differences(lambda point: float(point >= 9))
            {0.0: 1, 1.0: 2}
        """
        found: dict[float, int] = {}
        for (then, now), n in self.products.items():
            change = value(now) - value(then)
            found[change] = found.get(change, 0) + round(n)
        return dict(sorted(found.items()))

    def covariance(self, value: Callable[[float], float], then: tuple[float, float], now: tuple[float, float]) -> float:
        """Covariance of the two weighted means, from those who stand behind both.

        Σ_c (A₁ − ȳ₁W₁)(A₂ − ȳ₂W₂) / (Σw₁ Σw₂), A and W a respondent's sums of wy and w at one time.

        Args:
            value: what an answer on a point counts.
            then: mean and sum of weights of all answers the first time.
            now: the same of the second time.

        Source: Taylor linearisation over both times, the respondent being the unit drawn (Lumley, Complex Surveys,
            2010); without weights as Derrick, Russ, Toher and White, Journal of Modern Applied Statistical Methods 16
            (2017), for partially overlapping samples.

        Example:
            >>> Shared(2, 2, 2, {(0, 0): 1, (1, 1): 1}, 2, True).covariance(float, (0.5, 2), (0.5, 2))
            0.125
        """
        (mean1, weight1), (mean2, weight2) = then, now
        return math.fsum(
            product * (value(one) - mean1) * (value(other) - mean2) for (one, other), product in self.products.items()
        ) / (weight1 * weight2)  # fmt: skip


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
    if differences.n > 1 and differences.variance <= 0:
        return alike_mean(differences.mean, differences.n, confidence)
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
