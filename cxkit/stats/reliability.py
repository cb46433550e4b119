"""How well several items measure one thing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Sequence


def cronbach_alpha(covariances: Sequence[Sequence[float]]) -> float:
    """Cronbach's alpha from the covariances of k items: k/(k−1) · (1 − Σ variances / Σ all); 1 at best.

    Source: Cronbach, Psychometrika 16 (1951).

    Example:
        >>> round(cronbach_alpha([[2.0, 1.0], [1.0, 2.0]]), 4)
        0.6667
    """
    k = len(covariances)
    total = math.fsum(value for row in covariances for value in row)
    if k < 2 or not total > 0:
        message = "alpha needs two items or more that don't cancel out"
        raise ValueError(message)
    own = math.fsum(covariances[at][at] for at in range(k))
    return k / (k - 1) * (1 - own / total)


class Consistency(NamedTuple):
    """Sums over respondents who answered all of several items; they add.

    Args:
        n: such respondents.
        sums: of each item.
        squares: of each item's squares.
        total: of the respondents' totals.
        total2: of the squares of their totals.
    """

    n: int
    sums: tuple[float, ...]
    squares: tuple[float, ...]
    total: float
    total2: float

    @classmethod
    def of(cls, items: Sequence[float], n: int = 1) -> Self:
        """Of so many respondents who answered alike."""
        whole = math.fsum(items)
        return cls(n, tuple(n * item for item in items), tuple(n * item**2 for item in items), n * whole, n * whole**2)

    def plus(self, other: Consistency) -> Consistency:
        """Those of both."""
        sums, squares = (
            tuple(a + b for a, b in zip(one, two, strict=True))
            for one, two in ((self.sums, other.sums), (self.squares, other.squares))
        )
        return Consistency(self.n + other.n, sums, squares, self.total + other.total, self.total2 + other.total2)

    @property
    def alpha(self) -> float | None:
        """Cronbach's alpha; None where it can't be told: one item, one respondent, or totals all alike.

        Example:
            >>> rows = [Consistency.of(row) for row in ([1, 2], [2, 2], [4, 5])]
            >>> round(rows[0].plus(rows[1]).plus(rows[2]).alpha, 4)
            0.9677
        """
        k = len(self.sums)
        spread = self.n * self.total2 - self.total**2
        if k < 2 or self.n < 2 or spread <= 1e-9 * self.n * max(1.0, self.total2):
            return None
        own = math.fsum(self.n * square - one**2 for square, one in zip(self.squares, self.sums, strict=True))
        return k / (k - 1) * (1 - own / spread)
