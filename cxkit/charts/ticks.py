"""Round numbers for an axis."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Round values from at or below the lowest to at or above the highest.

    Example:
        >>> ticks(12, 47), ticks(86.2, 87.1, 4), ticks(3, 3)
        ([10.0, 20.0, 30.0, 40.0, 50.0], [86.0, 86.5, 87.0, 87.5], [2.0, 2.5, 3.0, 3.5, 4.0])
    """
    if high - low < 1e-9:
        low, high = low - 1, high + 1
    size = 10.0 ** math.floor(math.log10(high - low))
    step = next(share * size for share in (0.1, 0.2, 0.5, 1, 2, 5, 10) if (high - low) / (share * size) <= most - 1)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(at * step, 10) for at in range(first, last + 1)]


def digits(values: Sequence[float]) -> int:
    """How many digits tell the values of an axis apart.

    Example:
        >>> digits([10.0, 20.0]), digits([86.0, 86.5]), digits([0.25, 0.5])
        (0, 1, 2)
    """
    return max(len(f"{value:.6f}".rstrip("0").partition(".")[2]) for value in values)
