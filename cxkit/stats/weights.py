"""Weighted means from counts per value: linearised standard error, effective n, design effect."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

Number = int | float | Decimal


class Cell(NamedTuple):
    """Answers of one value: how many, the sum of their weights, the sum of their squared weights."""

    n: int
    weight: Number
    weight2: Number

    @classmethod
    def of(cls, n: int) -> Self:
        """`n` answers of weight 1."""
        return cls(n, n, n)

    def plus(self, other: Cell) -> Cell:
        """The answers of both."""
        return Cell(self.n + other.n, self.weight + other.weight, self.weight2 + other.weight2)  # type: ignore[operator]


def weighted_mean(cells: Mapping[float, Cell]) -> float:
    """Σwy / Σw.

    Example:
        >>> weighted_mean({1.0: Cell(1, 3, 9), 0.0: Cell(1, 1, 1)})
        0.75
    """
    total = _total(cells)
    if total <= 0:
        message = "the weights add up to nothing"
        raise ValueError(message)
    return math.fsum(float(cell.weight) * value for value, cell in cells.items()) / total


def linearised_se(cells: Mapping[float, Cell]) -> float:
    """Standard error of the weighted mean by Taylor linearisation, each answer a unit drawn on its own.

    V = n/(n−1) · Σ u², u = w(y − ȳ) / Σw; the u add up to 0, so squared weights per value are enough.

    Source: as `svymean` of R's survey package (Lumley 2010).
    """
    n = sum(cell.n for cell in cells.values())
    if n < 2:
        return math.inf
    mean, total = weighted_mean(cells), _total(cells)
    squares = math.fsum(float(cell.weight2) * (value - mean) ** 2 for value, cell in cells.items())
    return math.sqrt(n / (n - 1) * squares) / total


def kish_n(cells: Mapping[float, Cell]) -> float:
    """Kish's effective n: (Σw)² / Σw².

    Example:
        >>> kish_n({1.0: Cell(1, 3, 9), 0.0: Cell(1, 1, 1)})
        1.6
    """
    return _total(cells) ** 2 / math.fsum(float(cell.weight2) for cell in cells.values())


def effective_n(cells: Mapping[float, Cell], spread: float) -> float:
    """How many unweighted answers these are worth: the smaller of Kish's n and the design's, spread / SE².

    Args:
        cells: value → cell.
        spread: variance of one answer (of a share p(1−p), of a net share p+d−(p−d)²).
    """
    kish = kish_n(cells)
    error = linearised_se(cells)
    if spread <= 0 or error == 0 or math.isinf(error):
        return kish
    return min(kish, spread / error**2)


def _total(cells: Mapping[float, Cell]) -> float:
    return math.fsum(float(cell.weight) for cell in cells.values())
