"""A scale: whole points from a lowest to a highest."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"\s*(-?\d{1,4})\s*\.\.\s*(-?\d{1,4})\s*\Z")


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole numbers from `low` to `high`, both on the scale.

    Example:
        >>> 11 in Scale(0, 10), str(Scale.parse("1..5"))
        (False, '1..5')
    """

    low: int
    high: int

    @classmethod
    def parse(cls, text: str) -> Scale:
        """Read `1..5`; a `ValueError` where that isn't a scale."""
        match = _WRITTEN.match(text)
        if not match or int(match[1]) >= int(match[2]):
            message = f"'{text}' is no scale: write the lowest and the highest point, such as 1..5"
            raise ValueError(message)
        return cls(int(match[1]), int(match[2]))

    def __contains__(self, point: float) -> bool:
        return self.low <= point <= self.high and point == int(point)

    def __str__(self) -> str:
        return f"{self.low}..{self.high}"

    @property
    def points(self) -> range:
        """All points, lowest first."""
        return range(self.low, self.high + 1)
