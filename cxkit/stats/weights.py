"""Weighted means from counts per value: linearised standard error, effective n, design effect.

Weights are counted per value as (n, Σw, Σw²). An answer of weight 0 is not in the sample, so its row counts in no cell.
"""

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
        """The answers of both.

        Example:
            >>> Cell.of(2).plus(Cell(1, Decimal("0.5"), Decimal("0.25")))
            Cell(n=3, weight=Decimal('2.5'), weight2=Decimal('2.25'))
        """
        return Cell(self.n + other.n, _added(self.weight, other.weight), _added(self.weight2, other.weight2))


def weighted_mean(cells: Mapping[float, Cell]) -> float:
    """Σwy / Σw.

    Example:
        >>> weighted_mean({1.0: Cell(1, 3, 9), 0.0: Cell(1, 1, 1)})
        0.75
    """
    return math.fsum(float(cell.weight) * value for value, cell in cells.items()) / _total(cells)


def variance(cells: Mapping[float, Cell]) -> float:
    """Weighted variance of one answer, Σw(y − ȳ)² / Σw: of a share p(1−p), of a net share p+d−(p−d)².

    Example:
        >>> variance({1.0: Cell.of(50), 0.0: Cell.of(30), -1.0: Cell.of(20)})
        0.61
    """
    mean = weighted_mean(cells)
    return math.fsum(float(cell.weight) * (value - mean) ** 2 for value, cell in cells.items()) / _total(cells)


def linearised_se(cells: Mapping[float, Cell]) -> float:
    """Standard error of the weighted mean by Taylor linearisation, each answer a unit drawn on its own.

    V = n/(n−1) · Σ u², u = w(y − ȳ) / Σw; the u add up to 0, so squared weights per value are enough. Infinite for a
    single answer, 0 where all are alike.

    Source: as `svymean` of R's survey package (Lumley, Complex Surveys, 2010).

    Example:
        >>> round(linearised_se({1.0: Cell.of(3), 0.0: Cell.of(2), -1.0: Cell.of(1)}), 6)
        0.333333
    """
    n = sum(cell.n for cell in cells.values())
    mean, total = weighted_mean(cells), _total(cells)
    if n < 2:
        return math.inf
    squares = math.fsum(float(cell.weight2) * (value - mean) ** 2 for value, cell in cells.items())
    return math.sqrt(n / (n - 1) * squares) / total


def kish_n(cells: Mapping[float, Cell]) -> float:
    """Kish's effective n: (Σw)² / Σw².

    Source: Kish, Survey Sampling (1965).

    Example:
        >>> kish_n({1.0: Cell(1, 3, 9), 0.0: Cell(1, 1, 1)})
        1.6
    """
    return _total(cells) ** 2 / math.fsum(float(cell.weight2) for cell in cells.values())


def design_effect(cells: Mapping[float, Cell]) -> float:
    """Kish's design effect: n / effective n, which is n·Σw² / (Σw)²; 1 where all weights are alike.

    Example:
        >>> design_effect({1.0: Cell(1, 3, 9), 0.0: Cell(1, 1, 1)})
        1.25
    """
    return sum(cell.n for cell in cells.values()) / kish_n(cells)


def effective_n(cells: Mapping[float, Cell], spread: float) -> float:
    """How many unweighted answers these are worth: the smaller of Kish's n and the design's, spread / SE².

    Kish's alone is too large where weights go with the answers, the design's alone too large in small samples.

    Args:
        cells: value → cell.
        spread: variance of one answer (of a share p(1−p), of a net share p+d−(p−d)²).

    Example:
        >>> round(effective_n({1.0: Cell(5, 15, 45), 0.0: Cell(15, 15, 15)}, 0.25), 2)
        14.25
    """
    kish = kish_n(cells)
    error = linearised_se(cells)
    if spread <= 0 or error == 0 or math.isinf(error):
        return kish
    return min(kish, spread / error**2)


def _total(cells: Mapping[float, Cell]) -> float:
    total = math.fsum(float(cell.weight) for cell in cells.values())
    if not total > 0:
        message = "the weights add up to nothing"
        raise ValueError(message)
    return total


def _added(one: Number, other: Number) -> Number:
    if isinstance(one, float) or isinstance(other, float):
        return float(one) + float(other)
    return one + other
