"""A ratio of two sums over customers: revenue churn, net and gross revenue retention."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, Self

from cxkit.stats.interval import Interval
from cxkit.stats.mean import t_quantile

if TYPE_CHECKING:
    from collections.abc import Iterable


class Pairs(NamedTuple):
    """Sums over customers of x (the base), y (the part) and their products; they add."""

    n: int
    x: float
    y: float
    xx: float
    xy: float
    yy: float

    @classmethod
    def of(cls, rows: Iterable[tuple[float, float]]) -> Self:
        """Sums over (x, y).

        Example:
            >>> Pairs.of([(100.0, 90.0), (50.0, 60.0)]).ratio
            1.0
        """
        pairs = list(rows)
        return cls(
            len(pairs),
            math.fsum(x for x, _ in pairs),
            math.fsum(y for _, y in pairs),
            math.fsum(x * x for x, _ in pairs),
            math.fsum(x * y for x, y in pairs),
            math.fsum(y * y for _, y in pairs),
        )

    def plus(self, other: Pairs) -> Pairs:
        """The customers of both."""
        return Pairs(self.n + other.n, *(a + b for a, b in zip(self[1:], other[1:], strict=True)))

    @property
    def ratio(self) -> float:
        """Σy / Σx; a `ValueError` where the base is nothing."""
        if not self.x > 0:
            message = "the base of a ratio is above 0"
            raise ValueError(message)
        return self.y / self.x

    @property
    def se(self) -> float:
        """Standard error by linearisation: V = n/(n−1) · Σ(y − Rx)² / (Σx)²; infinite for one customer.

        Source: Cochran, Sampling Techniques (1977), section 6.3; as `svyratio` of R's survey package.

        Example:
            >>> round(Pairs.of([(100.0, 90.0), (50.0, 60.0), (80.0, 80.0)]).se, 5)
            0.07531
        """
        if self.n < 2:
            return math.inf
        ratio = self.ratio
        squares = max(0.0, self.yy - 2 * ratio * self.xy + ratio**2 * self.xx)
        return math.sqrt(self.n / (self.n - 1) * squares) / self.x

    def interval(self, confidence: float = 0.95) -> Interval:
        """Student's interval with n − 1 degrees of freedom."""
        reach = t_quantile(self.n - 1, confidence) * self.se if self.n > 1 else math.inf
        return Interval(self.ratio - reach, self.ratio + reach)
