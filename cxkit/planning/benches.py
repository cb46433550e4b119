"""The time of teams, day by day: what is booked, and what is left."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxkit.model import Team
    from cxkit.planning.workdays import Workdays

HORIZON = 3653
"""No search for free days goes on beyond so many days: ten years."""
_NOTHING = 1e-9


def a_day(team: Team) -> float:
    """Person-days that a team has on a working day: people × the share of their time."""
    return (team.people or 0.0) * team.available / 100


@dataclass(slots=True)
class Bench:
    """What one team has left.

    Args:
        capacity: person-days a working day.
        workdays: the calendar.
    """

    capacity: float
    workdays: Workdays
    _spans: list[tuple[date, date, float]] = field(default_factory=list)
    _taken: dict[date, float] = field(default_factory=dict)

    def book(self, start: date, end: date, work: float) -> dict[str, float]:
        """Book work evenly over given days, whether or not there is room; month → person-days."""
        days = self.workdays.count(start, end)
        if not days:
            return {}
        self._spans.append((start, end, work / days))
        found, day = {}, start
        while day <= end:
            last = min(end, _month_end(day))
            here = self.workdays.count(day, last)
            if here:
                found[day.isoformat()[:7]] = work / days * here
            if last == date.max:
                break
            day = last + timedelta(1)
        return found

    def take(self, start: date, work: float, *, back: bool = False) -> tuple[date, date, dict[str, float]] | None:
        """Find time for work from a day on (or, `back`, up to it): each day all that is left, until it is done.

        Returns:
            First and last day and month → person-days; None where ten years don't suffice.
        """
        left, days = work, []
        step = timedelta(-1 if back else 1)
        day = start
        for _ in range(HORIZON):
            free = self._free(day)
            if free > _NOTHING:
                part = min(free, left)
                days.append((day, part))
                left -= part
                if left <= _NOTHING:
                    return self._booked(days)
            if day in (date.min, date.max):
                return None
            day += step
        return None

    def _booked(self, days: list[tuple[date, float]]) -> tuple[date, date, dict[str, float]]:
        months: dict[str, float] = {}
        for day, part in sorted(days):
            self._taken[day] = self._taken.get(day, 0.0) + part
            months[day.isoformat()[:7]] = months.get(day.isoformat()[:7], 0.0) + part
        return min(days)[0], max(days)[0], months

    def _free(self, day: date) -> float:
        if not self.workdays.count(day, day):
            return 0.0
        spans = sum(rate for start, end, rate in self._spans if start <= day <= end)
        return self.capacity - spans - self._taken.get(day, 0.0)


def _month_end(day: date) -> date:
    last = 31 if day.month in (1, 3, 5, 7, 8, 10, 12) else 30
    if day.month == 2:
        last = 29 if day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0) else 28
    return day.replace(day=last)
