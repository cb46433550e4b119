"""Working days: counted, and found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cxkit.model.values import span

if TYPE_CHECKING:
    from cxkit.model.config import Calendar

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS_A_DAY = 8
_LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Workdays:
    """The days on which a company works.

    Args:
        weekdays: 0 is Monday.
        holidays: ordinals of the days off that fall on such weekdays, sorted.

    Example:
        >>> from cxkit.model.config import Calendar
        >>> week = Workdays.of(Calendar(days=["mon", "tue", "wed", "thu", "fri"], holidays=["2027-01-01"]))
        >>> week.count(date(2026, 12, 28), date(2027, 1, 4))
        5
        >>> week.reach(date(2026, 12, 31), 2).isoformat(), week.back(date(2027, 1, 4), 2).isoformat()
        ('2027-01-04', '2026-12-31')
    """

    weekdays: frozenset[int]
    holidays: tuple[int, ...]

    @classmethod
    def of(cls, calendar: Calendar) -> Workdays:
        """The working days that cx.yaml declares."""
        weekdays = frozenset(_WEEK.index(day) for day in calendar.days)
        off = {day.toordinal() for day in calendar.holidays if day.weekday() in weekdays}
        return cls(weekdays, tuple(sorted(off)))

    def count(self, start: date, end: date) -> int:
        """Working days from start to end, both included; 0 where the end comes first."""
        return max(0, self._upto(end.toordinal()) - self._upto(start.toordinal() - 1))

    def between(self, before: date, after: date) -> int:
        """Working days to spare between the end of one thing and the start of the next; negative where they overlap."""
        if after > before:
            return self._upto(after.toordinal() - 1) - self._upto(before.toordinal())
        return -self.count(after, before)

    def reach(self, start: date, days: int) -> date:
        """The day on which work that takes so many working days ends if it begins on `start`; 1 or more.

        Raises:
            OverflowError: there is no such day in any calendar.
        """
        return self._at(self._upto(start.toordinal() - 1) + days)

    def back(self, end: date, days: int) -> date:
        """The day on which work that takes so many working days must begin to end on `end`; 1 or more.

        Raises:
            OverflowError: there is no such day in any calendar.
        """
        return self._at(self._upto(end.toordinal()) - days + 1)

    def person_days(self, work: str) -> float:
        """Work in days of one person: a week has as many as the calendar, a day eight hours.

        Example:
            >>> from cxkit.model.config import Calendar
            >>> Workdays.of(Calendar()).person_days("6 weeks")
            30.0
        """
        many, unit = span(work)
        week = len(self.weekdays)
        one = {
            "minute": 1 / 60 / _HOURS_A_DAY, "hour": 1 / _HOURS_A_DAY, "day": 1, "working day": 1, "week": week,
            "month": week * 365.25 / 12 / 7, "quarter": week * 365.25 / 4 / 7, "year": week * 365.25 / 7,
        }  # fmt: skip
        return float(many * one[unit])

    def _upto(self, ordinal: int) -> int:
        """Working days from the first day of all up to this one; day 1 was a Monday."""
        weeks, rest = divmod(ordinal, 7)
        return (
            weeks * len(self.weekdays) + sum(day < rest for day in self.weekdays) - bisect_right(self.holidays, ordinal)
        )

    def _at(self, count: int) -> date:
        """The first day up to which there are so many working days."""
        found = bisect_left(range(1, _LAST + 1), count, key=self._upto) + 1
        if count < 1 or found > _LAST:
            message = "there is no such day"
            raise OverflowError(message)
        return date.fromordinal(found)
