"""Placeholders of templates: `<name>`, and days and periods counted from the day of creation."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PLACEHOLDER = re.compile(r"<([a-z-]+)(?: ([+-]?\d+))?>")


def filled(text: str, values: Mapping[str, str], today: date) -> str:
    """A template with its placeholders filled in; the same for the same day.

    `<day -30>` is a working day about 30 days before today; `<month-end 18>` and `<quarter-end -1>` are last days,
    `<month 1>` and `<quarter -1>` periods, so many from the present one.

    Args:
        text: of the template.
        values: what stands for the other placeholders.
        today: the day of creation.

    Example:
        >>> filled("{at: <quarter -1>, by: <month-end 14>, name: <name>}", {"name": "Acme"}, date(2026, 11, 24))
        '{at: 2026-q3, by: 2028-01-31, name: Acme}'
    """

    def fill(match: re.Match[str]) -> str:
        word, steps = match.groups()
        return values[word] if steps is None else _DATES[word](today, int(steps))

    return _PLACEHOLDER.sub(fill, text)


def _day(today: date, days: int) -> str:
    """A working day: before a weekend where it lies in the past, after it where it is to come."""
    day = today + timedelta(days=days)
    over = day.weekday() - 4  # days since Friday
    if over > 0:
        day += timedelta(days=3 - over if days > 0 else -over)
    return day.isoformat()


def _month_end(today: date, months: int) -> str:
    year, month = _month_of(today, months)
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def _month(today: date, months: int) -> str:
    year, month = _month_of(today, months)
    return f"{year}-{month:02d}"


def _quarter(today: date, quarters: int) -> str:
    year, month = _month_of(today, 3 * quarters)
    return f"{year}-q{(month + 2) // 3}"


def _quarter_end(today: date, quarters: int) -> str:
    return _month_end(today, 3 * quarters + 2 - (today.month - 1) % 3)


def _month_of(today: date, months: int) -> tuple[int, int]:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return year, month + 1


_DATES: dict[str, Callable[[date, int], str]] = {
    "day": _day,
    "month": _month,
    "month-end": _month_end,
    "quarter": _quarter,
    "quarter-end": _quarter_end,
}
