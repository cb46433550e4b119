"""Corrections for looking at several comparisons at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

HOLM_UP_TO = 20


def holm(p_values: Sequence[float]) -> list[float]:
    """Holm's adjusted p-values, in the order given.

    Source: Holm, Scandinavian Journal of Statistics 6 (1979).

    Example:
        >>> [round(p, 3) for p in holm([0.01, 0.04, 0.03])]
        [0.03, 0.06, 0.06]
    """
    order = sorted(range(len(p_values)), key=lambda index: p_values[index])
    adjusted, largest = [0.0] * len(p_values), 0.0
    for rank, index in enumerate(order):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[index]))
        adjusted[index] = largest
    return adjusted


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """Benjamini and Hochberg's adjusted p-values (false discovery rate), in the order given.

    Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995).

    Example:
        >>> [round(p, 3) for p in benjamini_hochberg([0.01, 0.04, 0.03])]
        [0.03, 0.04, 0.04]
    """
    order = sorted(range(len(p_values)), key=lambda index: p_values[index], reverse=True)
    adjusted, smallest = [0.0] * len(p_values), 1.0
    for position, index in enumerate(order):
        rank = len(p_values) - position
        smallest = min(smallest, p_values[index] * len(p_values) / rank)
        adjusted[index] = smallest
    return adjusted


def adjust(p_values: Sequence[float], method: Literal["holm", "bh"] | None = None) -> list[float]:
    """Adjusted p-values: Holm's up to 20 comparisons, Benjamini and Hochberg's beyond, or the method named.

    Example:
        >>> [round(p, 3) for p in adjust([0.01, 0.04, 0.03])]
        [0.03, 0.06, 0.06]
    """
    if not all(0 <= p <= 1 for p in p_values):
        message = "a p-value lies between 0 and 1"
        raise ValueError(message)
    chosen = method or ("holm" if len(p_values) <= HOLM_UP_TO else "bh")
    return holm(p_values) if chosen == "holm" else benjamini_hochberg(p_values)
