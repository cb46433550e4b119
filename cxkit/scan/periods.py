"""Periods of the calendar: their labels, their last days, and the SQL that puts a time into one."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cxkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

PERIODS = ("day", "week", "month", "quarter", "half-year", "year")
_LABEL = re.compile(r"(\d{4})(?:-(?:q([1-4])|h([12])|w(\d{2})|(\d{2})(?:-(\d{2}))?))?\Z")
_FIRST_YEAR, _LAST_YEAR = 1995, 2045
_FORMATS = {
    "dmy": ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"),
    "mdy": ("%m/%d/%Y", "%m.%d.%Y", "%m-%d-%Y"),
    "ymd": ("%Y/%m/%d", "%Y.%m.%d", "%Y-%m-%d"),
}
_TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")


def zone(name: str) -> ZoneInfo:
    """The time zone of that name; a `UsageError` where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        message = f"no time zone is called '{name}'"
        raise UsageError(message, hint="write it as in Europe/Dublin") from None


def period_of(day: date, period: str) -> str:
    """The label of the period that holds a day.

    Example:
        >>> period_of(date(2026, 8, 31), "quarter"), period_of(date(2026, 8, 31), "week")
        ('2026-q3', '2026-w36')
    """
    if period == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-w{week:02d}"
    labels = {
        "day": day.isoformat(),
        "month": f"{day:%Y-%m}",
        "quarter": f"{day.year}-q{(day.month + 2) // 3}",
        "half-year": f"{day.year}-h{1 if day.month <= 6 else 2}",
        "year": str(day.year),
    }
    return labels[period]


def last_day(label: str) -> date:
    """The last day of a period; a `ValueError` where the label is none.

    Example:
        >>> last_day("2026-q3").isoformat(), last_day("2026-02").isoformat()
        ('2026-09-30', '2026-02-28')
    """
    match = _LABEL.match(label)
    if not match:
        message = f"'{label}' is no period"
        raise ValueError(message)
    year, (quarter, half, week, month, day) = int(match[1]), match.groups()[1:]
    if week:
        return date.fromisocalendar(year, int(week), 7)
    if day:
        return date(year, int(month), int(day))
    last = int(quarter) * 3 if quarter else int(half) * 6 if half else int(month) if month else 12
    return date(year, last, calendar.monthrange(year, last)[1])


def label_sql(text: str, period: str, zone_name: str | None, date_order: str | None) -> str:
    """SQL for the label of a time held as text; NULL where it can't be read.

    A time with an offset is an instant and falls into the period of the declared zone's calendar (UTC where none is
    declared); one without is taken as written.
    """
    local = _local_sql(text, zone_name or "UTC", date_order)
    formats = {"day": "'%Y-%m-%d'", "week": "'%G-w%V'", "month": "'%Y-%m'", "year": "'%Y'"}
    if period in formats:
        return f"strftime({local}, {formats[period]})"
    if period == "quarter":
        return f"(strftime({local}, '%Y') || '-q' || quarter({local}))"
    return f"(strftime({local}, '%Y') || '-h' || ((month({local}) + 5) // 6))"


def _local_sql(text: str, zone_name: str, date_order: str | None) -> str:
    trimmed = f"trim({text})"
    if date_order:
        formats = ", ".join(f"'{day}{time}'" for day in _FORMATS[date_order] for time in _TIMES)
        return f"try_strptime({trimmed}, [{formats}])"
    iso = (
        f"CASE WHEN regexp_matches({trimmed}, '^\\d{{4}}-\\d{{2}}-\\d{{2}}') THEN TRY_CAST({trimmed} AS TIMESTAMP) END"
    )
    instant = f"make_timestamp(epoch_us(TRY_CAST({trimmed} AS TIMESTAMPTZ)))"
    offsets = _offset_sql(zone_name, instant)
    has_offset = f"regexp_matches({trimmed}, '\\d\\d:\\d\\d.*(Z|z|[+-]\\d\\d(:?\\d\\d)?)$')"
    return f"CASE WHEN {has_offset} THEN {instant} + to_seconds({offsets}) ELSE {iso} END"


def _offset_sql(zone_name: str, instant: str) -> str:
    changes = transitions(zone_name)
    branches = [
        f"WHEN {instant} >= TIMESTAMP '{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M:%S}' THEN {offset}"
        for at, offset in reversed(changes[1:])
    ]
    return f"CASE {' '.join(branches)} ELSE {changes[0][1]} END" if branches else str(changes[0][1])


@cache
def transitions(zone_name: str) -> tuple[tuple[int, int], ...]:
    """Instants (seconds since 1970) at which a zone's offset changes, and the offset from then on, in seconds."""
    return tuple(_transitions(zone(zone_name)))


def _transitions(place: ZoneInfo) -> Iterator[tuple[int, int]]:
    start = int(datetime(_FIRST_YEAR, 1, 1, tzinfo=UTC).timestamp())
    end = int(datetime(_LAST_YEAR, 1, 1, tzinfo=UTC).timestamp())
    step = int(timedelta(days=7).total_seconds())
    current = _offset(place, start)
    yield start, current
    for at in range(start, end, step):
        after = _offset(place, at + step)
        if after != current:
            low, high = at, at + step
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if _offset(place, middle) == current else (low, middle)
            yield high, after
            current = after


def _offset(place: ZoneInfo, instant: int) -> int:
    offset = datetime.fromtimestamp(instant, UTC).astimezone(place).utcoffset()
    return int(offset.total_seconds()) if offset else 0
