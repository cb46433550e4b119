"""A scale: whole points from a lowest to a highest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeVar

_Number = TypeVar("_Number", int, float)
_WRITTEN = re.compile(r"\s*(-?\d{1,4})\s*\.\.\s*(-?\d{1,4})\s*\Z")


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole numbers from `low` to `high`, both on the scale.

    Args:
        low: the lowest point.
        high: the highest point.
        reversed: the export counts the other way round, as where 1 is the best mark of 5.

    Example:
        >>> 11 in Scale(0, 10), str(Scale.parse("1..5")), Scale.parse("5..1").place(1)
        (False, '1..5', 5)
    """

    low: int
    high: int
    reversed: bool = False

    @classmethod
    def parse(cls, text: str) -> Scale:
        """Read `1..5`, or `5..1` where the lowest number is the best; a `ValueError` where that isn't a scale."""
        match = _WRITTEN.match(text)
        if not match or int(match[1]) == int(match[2]):
            message = f"'{text}' is no scale: write the worst and the best point, such as 1..5"
            raise ValueError(message)
        first, last = int(match[1]), int(match[2])
        return cls(min(first, last), max(first, last), first > last)

    def __contains__(self, point: float) -> bool:
        return self.low <= point <= self.high and point == int(point)

    def __len__(self) -> int:
        return self.high - self.low + 1

    def __str__(self) -> str:
        return f"{self.high}..{self.low}" if self.reversed else f"{self.low}..{self.high}"

    @property
    def points(self) -> range:
        """All points, lowest first."""
        return range(self.low, self.high + 1)

    @property
    def upright(self) -> Scale:
        """The same points, counted upwards."""
        return Scale(self.low, self.high)

    def place(self, number: _Number) -> _Number:
        """The point that a number of the export stands for."""
        return self.low + self.high - number if self.reversed else number
