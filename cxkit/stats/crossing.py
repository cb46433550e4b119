"""Where a function changes its sign."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_TINY = 1e-300


def crossing(function: Callable[[float], float], inside: float, outside: float, tolerance: float = 1e-13) -> float:
    """The point between `inside` and `outside` where a function crosses 0.

    Inverse quadratic steps where the last three points allow them, halvings where the function jumps, is flat or
    infinite. A 0 at `inside` itself counts as not yet crossed.

    Args:
        function: 0 or less at `inside`, above 0 at `outside`.
        inside: one end; may be the larger number.
        outside: the other end.
        tolerance: how near the result is, relative to it above 1.

    Source: Chandrupatla, Advances in Engineering Software 28 (1997).

    Example:
        >>> round(crossing(lambda x: x * x - 2, 0, 2), 9)
        1.414213562
    """
    new, old, share = (outside, function(outside)), (inside, function(inside) or -_TINY), 0.5
    while abs(old[0] - new[0]) > (near := tolerance * max(1.0, abs(new[0]))):
        point = new[0] + share * (old[0] - new[0])
        value = function(point)
        if value == 0:
            return point
        if (value > 0) == (new[1] > 0):
            new, last = (point, value), new
        else:
            new, old, last = (point, value), new, old
        share = _step(new, old, last, near)
    return (new[0] + old[0]) / 2


def _step(new: tuple[float, float], old: tuple[float, float], last: tuple[float, float], near: float) -> float:
    """Which share of the way from the newest point to the other side of the crossing to try next."""
    (a, fa), (b, fb), (c, fc) = new, old, last
    if a == b or fc in (fa, fb) or not all(map(math.isfinite, (fa, fb, fc))):
        return 0.5
    xi, phi = (a - b) / (c - b), (fa - fb) / (fc - fb)
    if phi * phi >= xi or (1 - phi) ** 2 >= 1 - xi:
        return 0.5
    share = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
    least = min(0.5, near / (2 * abs(b - a)))
    return min(1 - least, max(least, share))
