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


def local_sql(text: str, zone_name: str | None, date_order: str | None) -> str:
    """SQL for the local time held as text; NULL where it can't be read.

    A time with an offset is an instant and falls into the calendar of the declared zone (UTC where none is declared);
    one without is taken as written.

    Args:
        text: SQL of the cell.
        zone_name: IANA name.
        date_order: `ymd`, `dmy` or `mdy`, where times aren't ISO.
    """
    trimmed = f"trim({text})"
    if date_order:
        return _ordered_sql(trimmed, date_order)
    naive = f"CASE WHEN {trimmed} LIKE '____-__-__%' THEN TRY_CAST({trimmed} AS TIMESTAMP) END"
    instant = f"make_timestamp(epoch_us(TRY_CAST({trimmed} AS TIMESTAMPTZ)))"
    may_have_offset = (
        f"right({trimmed}, 1) IN ('Z', 'z') OR contains({trimmed}, '+') OR contains(substr({trimmed}, 11), '-')"
    )
    has_offset = f"regexp_matches({trimmed}, '\\d\\d:\\d\\d.*(Z|z|[+-]\\d\\d(:?\\d\\d)?)$')"
    return (
        f"CASE WHEN ({may_have_offset}) AND {has_offset} "
        f"THEN {instant} + to_seconds({_offset_sql(zone_name or 'UTC', instant)}) ELSE {naive} END"
    )


def start_sql(local: str, period: str) -> str:
    """SQL for the first day of the period that holds a local time: a key that is cheap to group by."""
    if period == "half-year":
        return f"make_date(year({local}), CASE WHEN month({local}) <= 6 THEN 1 ELSE 7 END, 1)"
    return f"date_trunc('{period}', {local})"


def label_sql(start: str, period: str) -> str:
    """SQL for the label of a period, from its first day."""
    formats = {"day": "%Y-%m-%d", "week": "%G-w%V", "month": "%Y-%m", "year": "%Y"}
    if period in formats:
        return f"strftime({start}, '{formats[period]}')"
    number = f"'-q' || quarter({start})" if period == "quarter" else f"'-h' || ((month({start}) + 5) // 6)"
    return f"(strftime({start}, '%Y') || {number})"


def _ordered_sql(trimmed: str, date_order: str) -> str:
    """Day, month and year in a declared order become an ISO text; a clock with am or pm is read by its format."""
    groups = {
        "dmy": "(\\d{1,2})S(\\d{1,2})S(\\d{4})",
        "mdy": "(\\d{1,2})S(\\d{1,2})S(\\d{4})",
        "ymd": "(\\d{4})S(\\d{1,2})S(\\d{1,2})",
    }
    places = {"dmy": "\\3-\\2-\\1", "mdy": "\\3-\\1-\\2", "ymd": "\\1-\\2-\\3"}
    pattern = groups[date_order].replace("S", "[/.-]")
    iso = f"regexp_replace({trimmed}, '^{pattern}(.*)$', '{places[date_order]}\\4')"
    half_days = ", ".join(f"'%Y-%m-%d {clock}'" for clock in ("%I:%M %p", "%I:%M:%S %p"))
    return (
        f"CASE WHEN NOT regexp_matches({trimmed}, '^{pattern}') THEN NULL "
        f"WHEN lower(right({trimmed}, 1)) = 'm' THEN try_strptime({iso}, [{half_days}]) "
        f"ELSE TRY_CAST({iso} AS TIMESTAMP) END"
    )


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
