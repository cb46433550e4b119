"""Sums from which a weighted mean of any numbers and its standard error are computed; they add."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterable


class Moments(NamedTuple):
    """Sums over units: their number, and sums of w, w², wy, wy², w²y and w²y².

    Sums of numbers far from 0 lose digits in their squares; `of` and the scan take whole numbers or numbers near 0.
    """

    n: int
    weight: float
    weight2: float
    wy: float
    wyy: float
    w2y: float
    w2yy: float

    @classmethod
    def of(cls, values: Iterable[tuple[float, float]]) -> Self:
        """Sums over (value, weight).

        Example:
            >>> Moments.of([(1.0, 1.0), (3.0, 1.0)]).mean
            2.0
        """
        rows = list(values)
        return cls(
            len(rows),
            math.fsum(w for _, w in rows),
            math.fsum(w * w for _, w in rows),
            math.fsum(w * y for y, w in rows),
            math.fsum(w * y * y for y, w in rows),
            math.fsum(w * w * y for y, w in rows),
            math.fsum(w * w * y * y for y, w in rows),
        )

    def plus(self, other: Moments) -> Moments:
        """The units of both.

        Example:
            >>> Moments.of([(1.0, 1.0)]).plus(Moments.of([(3.0, 1.0)])).mean
            2.0
        """
        return Moments(self.n + other.n, *(a + b for a, b in zip(self[1:], other[1:], strict=True)))

    @property
    def mean(self) -> float:
        """Σwy / Σw; a `ValueError` where there is no weight."""
        if not self.weight > 0:
            message = "the weights add up to nothing"
            raise ValueError(message)
        return self.wy / self.weight

    @property
    def variance(self) -> float:
        """Weighted variance of one unit, Σw(y − ȳ)² / Σw."""
        return max(0.0, self.wyy / self.weight - self.mean**2)

    @property
    def se(self) -> float:
        """Standard error of the mean by Taylor linearisation; infinite for a single unit.

        Source: as `svymean` of R's survey package (Lumley, Complex Surveys, 2010).

        Example:
            >>> round(Moments.of([(1.0, 1.0), (3.0, 1.0), (5.0, 1.0)]).se, 6)
            1.154701
        """
        if self.n < 2:
            return math.inf
        mean = self.mean
        squares = max(0.0, self.w2yy - 2 * mean * self.w2y + mean**2 * self.weight2)
        return math.sqrt(self.n / (self.n - 1) * squares) / self.weight

    @property
    def effective_n(self) -> float:
        """The smaller of Kish's n and the design's, variance / SE²: how many unweighted units these are worth."""
        kish = self.weight**2 / self.weight2
        if self.variance <= 0 or self.se == 0 or math.isinf(self.se):
            return kish
        return min(kish, self.variance / self.se**2)
