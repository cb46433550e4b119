"""Working days, counted."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.model.values import span

if TYPE_CHECKING:
    from datetime import date

    from cxkit.model.config import Calendar

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS_A_DAY = 8


@dataclass(frozen=True, slots=True)
class Workdays:
    """The days on which a company works.

    Args:
        weekdays: 0 is Monday.
        holidays: ordinals of the days off that fall on such weekdays, sorted.

    Example:
        >>> from datetime import date
        >>> from cxkit.model.config import Calendar
        >>> week = Workdays.of(Calendar(days=["mon", "tue", "wed", "thu", "fri"], holidays=["2027-01-01"]))
        >>> week.count(date(2026, 12, 28), date(2027, 1, 4))
        5
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
