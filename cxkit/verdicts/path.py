"""A dated path: from a baseline through checkpoints to a target, straight from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Path:
    """Dated values: the first is the baseline, the last the target, those between are checkpoints.

    A path is linear from the baseline through its checkpoints to the target; the
    points are put in order of their dates.

    Example:
        >>> from datetime import date
        >>> path = Path(((date(2026, 1, 1), 30.0), (date(2026, 1, 11), 40.0)))
        >>> path.at(date(2026, 1, 6)), path.at(date(2025, 1, 1)), path.at(date(2027, 1, 1))
        (35.0, None, 40.0)
    """

    points: tuple[tuple[date, float], ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", tuple(sorted(self.points, key=lambda point: point[0])))

    def at(self, day: date) -> float | None:
        """Where the path stands on a day: None before it begins, the target after it ends."""
        before = self.last_passed(day)
        after = self.next(day)
        if before is None:
            return None
        if after is None:
            return before[1]
        share = (day - before[0]).days / (after[0] - before[0]).days
        return before[1] + share * (after[1] - before[1])

    def last_passed(self, day: date) -> tuple[date, float] | None:
        """The last point on or before a day."""
        return next((point for point in reversed(self.points) if point[0] <= day), None)

    def checkpoint(self, day: date) -> tuple[date, float] | None:
        """The last point on or before a day that isn't the baseline."""
        last = self.last_passed(day)
        return last if last and last != self.points[0] else None

    def next(self, day: date) -> tuple[date, float] | None:
        """The first point after a day."""
        return next((point for point in self.points if point[0] > day), None)
