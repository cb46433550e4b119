"""Seconds of business hours between two times, as SQL: a closed formula, so a span of years costs what a day does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cxkit.model.opening import opening_hours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.model.opening import Span

_MONDAY = "DATE '1970-01-05'"


class Business(NamedTuple):
    """When somebody works.

    Args:
        week: working spans of each weekday, Monday first.
        holidays: days on which nobody does.
    """

    week: tuple[tuple[Span, ...], ...]
    holidays: tuple[date, ...] = ()

    @classmethod
    def of(cls, hours: str, holidays: str = "") -> Business:
        """As declared: `mon..fri 09:00-17:00`, and days divided by semicolons; a `ValueError` where they can't be read.

        Example:
            >>> Business.of("mon..fri 09:00-17:00", "2026-12-25; 2026-12-26").holidays[0].isoformat()
            '2026-12-25'
        """
        days = sorted({date.fromisoformat(day.strip()) for day in holidays.split(";") if day.strip()})
        return cls(opening_hours(hours), tuple(days))

    def upto_sql(self, moment: str) -> str:
        """SQL for the business seconds from a Monday of 1970 up to a local time, a column's name.

        Whole weeks, the days of this one, the hours of today, less what fell on holidays.
        """
        lengths = [sum(span.end - span.start for span in spans) for spans in self.week]
        before = [sum(lengths[:at]) for at in range(7)]
        day, weekday = f"({moment})::DATE", f"isodow({moment})"
        clock = f"(epoch({moment}) - epoch({day}))"
        today = " ".join(
            f"WHEN {at + 1} THEN " + " + ".join(f"greatest(0, least({clock}, {end}) - {start})" for start, end in spans)
            for at, spans in enumerate(self.week)
            if spans
        )
        opened = f"CASE {weekday} {today} ELSE 0 END"
        off = [one for one in self.holidays if lengths[one.weekday()]]
        if off:
            days = ", ".join(f"DATE '{one}'" for one in off)
            lost = ", ".join(f"{{'day': DATE '{one}', 'seconds': {lengths[one.weekday()]}}}" for one in off)
            gone = f"list_transform(list_filter([{lost}], lambda one: one.day < {day}), lambda one: one.seconds)"
            opened = f"(CASE WHEN {day} IN ({days}) THEN 0 ELSE {opened} END - coalesce(list_sum({gone}), 0))"
        return f"((date_diff('day', {_MONDAY}, {day}) // 7) * {sum(lengths)} + {_list(before)}[{weekday}] + {opened})"


def _list(numbers: Sequence[int]) -> str:
    return f"[{', '.join(map(str, numbers))}]"
