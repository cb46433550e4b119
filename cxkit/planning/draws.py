"""Ranges as chances: many equally likely worlds, the same ones in every run."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from cxkit.stats.normal import quantile, z_value

if TYPE_CHECKING:
    from cxkit.model import Range

WORLDS = 10_000
"""How many worlds are drawn."""
NINE_IN_TEN = 0.9
"""What a range `low..high` is meant to hold."""
SEED = 20260901


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure that isn't certain: nine chances in ten that it lies from low to high.

    `likely` is what comes out if every range is at its likely value, or in its middle where none is said.
    """

    low: float
    likely: float
    high: float


def likely(one: Range) -> float | None:
    """The likely value, or the middle; None where an end is open."""
    if one.low is None or one.high is None:
        return None
    return one.likely if one.likely is not None else (one.low + one.high) / 2


def chances(key: str, seed: int = SEED) -> Any:
    """How good each world is in one respect, as standard normal scores; one key always gives the same.

    The scores are the middles of 10,000 equally likely steps in a shuffled order (Latin hypercube: McKay, Beckman and
    Conover 1979), so that a single range comes out exactly. The shuffle is NumPy's frozen one, equal in all versions.
    """
    import numpy as np

    # hashed by a fixed function: Python's own differs from run to run
    shuffle = np.random.RandomState((zlib.crc32(key.encode()) + seed) % 2**32)
    return _steps()[shuffle.permutation(WORLDS)]


@cache
def _steps() -> Any:
    import numpy as np

    return np.array([quantile((at + 0.5) / WORLDS) for at in range(WORLDS)])


def draw(one: Range, scores: Any) -> Any:
    """A closed range in every world: half of them lie below its likely value, one in twenty below low, above high.

    Both sides are halves of normal distributions. An amount whose range lies above zero never falls below it.
    """
    import numpy as np

    middle = likely(one)
    if middle is None or one.low is None or one.high is None:
        message = "a range with an open end can't be drawn"
        raise ValueError(message)
    widths = np.where(scores < 0, middle - one.low, one.high - middle)
    values = middle + widths * scores / z_value(NINE_IN_TEN)
    if one.low >= 0:
        return np.maximum(values, 0.0)
    return np.minimum(values, 0.0) if one.high <= 0 else values


def spread(values: Any, middle: float) -> Spread:
    """Where nine of ten worlds lie, around the likely value."""
    import numpy as np

    tail = (1 - NINE_IN_TEN) / 2
    low, high = np.quantile(values, [tail, 1 - tail], method="inverted_cdf")
    return Spread(float(low), middle, float(high))
