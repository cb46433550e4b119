"""Periods of the calendar: their labels, their last days, and the SQL that puts a time into one."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cxkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

PERIODS = ("day", "week", "month", "quarter", "half-year", "year")
_LABEL = re.compile(r"(\d{4})(?:-(?:q([1-4])|h([12])|w(\d{2})|(\d{2})(?:-(\d{2}))?))?\Z")
_FIRST_YEAR, _LAST_YEAR = 1995, 2045
_OFFSET_BEHIND = "regexp_matches({}, ':\\d\\d.*(UTC|GMT|Z|((UTC|GMT) ?| ?)[+-]\\d{{1,2}}(:?\\d\\d)?)$')"

NUMBERED = ("epoch", "epoch-ms", "excel", "excel-1904")
"""What whole numbers in a column of times may mean: seconds or thousandths since 1970, days of Excel's two systems."""


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


def following(label: str) -> str:
    """The period of the same length that comes next.

    Example:
        >>> following("2026-q4"), following("2026-12-31"), following("2026-w53")
        ('2027-q1', '2027-01-01', '2027-w01')
    """
    groups = _LABEL.match(label)
    after = last_day(label) + timedelta(days=1)
    _, quarter, half, week, month, day = groups.groups() if groups else (None,) * 6
    told = {"quarter": quarter, "half-year": half, "week": week, "day": day, "month": month}
    return period_of(after, next((period for period, found in told.items() if found), "year"))


def local_sql(text: str, zone_name: str | None, date_order: str | None, own_zone: str | None = None) -> str:
    """SQL for the local time held as text; NULL where it can't be read.

    A time with an offset is an instant and falls into the calendar of the declared zone (UTC where none is declared).
    One without is taken as written, or, where the export names its zone, as of that zone; a time that the zone's clock
    skipped can't be read. A day without a clock time is a day of the calendar and stays that day.

    Args:
        text: SQL of the cell.
        zone_name: IANA name.
        date_order: `ymd`, `dmy` or `mdy`, where times aren't ISO; or what numbers mean, a word of `NUMBERED`.
        own_zone: IANA name of the zone that the export gives for times without an offset.
    """
    trimmed = f"trim({text})"
    if date_order in NUMBERED:
        return _from_number(text, date_order, zone_name, own_zone)
    if date_order:
        naive = ordered_sql(trimmed, date_order)
        instant = f"{naive} - to_seconds({_offset_sql(trimmed)})"
        return (
            f"CASE WHEN {_OFFSET_BEHIND.format(trimmed)} THEN {_at_place(zone_name or 'UTC', instant)} "
            f"ELSE {_from_naive(naive, zone_name, own_zone, day_sql(text))} END"
        )
    halves = f"try_strptime({_without_zone(trimmed)}, [{_formats(('%Y-%m-%d',))}])"
    plain = f"{trimmed} LIKE '____-__-__%' AND lower(right({trimmed}, 1)) NOT IN ('m', '.')"
    iso = f"CASE WHEN {plain} THEN TRY_CAST({trimmed} AS TIMESTAMP) ELSE coalesce({halves}, {_named_sql(trimmed)}) END"
    naive = _from_naive(iso, zone_name, own_zone, day_sql(text))
    zoned = (
        f"CASE WHEN regexp_matches({trimmed}, '\\d ?[+-]\\d\\d:?\\d\\d( UTC)?$') THEN "
        f"regexp_replace({trimmed}, ' ?([+-]\\d\\d:?\\d\\d)( UTC)?$', '\\1') "
        f"WHEN right({trimmed}, 3) IN ('UTC', 'GMT') THEN regexp_replace({trimmed}, ' ?(UTC|GMT)$', 'Z') "
        f"WHEN contains({trimmed}, 'GMT') THEN "
        f"regexp_replace(regexp_replace({trimmed}, ' ?GMT([+-])', '\\1'), '([+-])(\\d)$', '\\g<1>0\\2') "
        f"ELSE {trimmed} END"
    ).replace("\\g<1>", "\\1")
    instant = f"make_timestamp(epoch_us(TRY_CAST({zoned} AS TIMESTAMPTZ)))"
    may_have_offset = (
        f"right({trimmed}, 1) IN ('Z', 'z', 'C', 'T') OR contains({trimmed}, '+') "
        f"OR contains(substr({trimmed}, 11), '-')"
    )
    has_offset = f"regexp_matches({trimmed}, '^\\d{{4}}[-/].*\\d:.*(Z|z|UTC|GMT|GMT[+-]\\d|[+-]\\d\\d(:?\\d\\d)?)$')"
    return (
        f"CASE WHEN ({may_have_offset}) AND {has_offset} THEN {_at_place(zone_name or 'UTC', instant)} ELSE {naive} END"
    )


def day_sql(text: str, date_order: str | None = None) -> str:
    """SQL for whether a cell holds a day alone, without a clock time; a whole number of Excel's days is one."""
    if date_order in NUMBERED:
        return f"regexp_matches(trim({text}), '^\\d+([.,]0*)?$')" if "excel" in date_order else "false"
    return f"NOT contains({text}, ':')"


def _from_number(text: str, meaning: str, zone_name: str | None, own_zone: str | None) -> str:
    """A number as a time: since 1970 an instant, in Excel's days a local time; none before March 1900."""
    number = f"TRY_CAST(replace(trim({text}), ',', '.') AS DOUBLE)"
    if meaning in ("epoch", "epoch-ms"):
        scale = 1_000_000 if meaning == "epoch" else 1_000
        return _at_place(zone_name or "UTC", f"make_timestamp(({number} * {scale})::BIGINT)")
    first, begins = (61, "1899-12-30") if meaning == "excel" else (0, "1904-01-01")
    days = f"CASE WHEN {number} BETWEEN {first} AND 200000 THEN {number} END"
    naive = f"TIMESTAMP '{begins}' + to_seconds(round({days} * 86400)::BIGINT)"
    return _from_naive(naive, zone_name, own_zone, day_sql(text, meaning))


def _offset_sql(trimmed: str) -> str:
    """Seconds of the offset behind a time: GMT-3, -0400, +05:45; UTC is 0."""
    pattern = "([+-])(\\d{1,2}):?(\\d\\d)?$"
    hours, minutes = (f"coalesce(TRY_CAST(regexp_extract({trimmed}, '{pattern}', {at}) AS BIGINT), 0)" for at in (2, 3))
    sign = f"CASE WHEN regexp_extract({trimmed}, '{pattern}', 1) = '-' THEN -1 ELSE 1 END"
    return f"{sign} * ({hours} * 3600 + {minutes} * 60)"


def _named_sql(trimmed: str) -> str:
    """Days whose month is written as a word need no order: 01/Apr/26 8:33 AM."""
    days = ("%d/%b/%y", "%d/%b/%Y", "%d-%b-%Y", "%d-%b-%y", "%d %b %Y", "%b %d, %Y", "%d %B %Y", "%B %d, %Y")
    return f"try_strptime({trimmed}, [{_formats(days)}])"


def _formats(days: tuple[str, ...]) -> str:
    clocks = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
    return ", ".join(f"'{day}{clock}'" for day in days for clock in clocks)


def _from_naive(naive: str, zone_name: str | None, own_zone: str | None, is_day: str) -> str:
    """A local time of the export's own zone in the declared zone's calendar; a day alone stays as it is."""
    if zone_name is None or zone_name == "UTC" == (own_zone or "UTC"):
        return naive
    own = own_zone or zone_name
    skipped = _skipped(own)
    branches = f"WHEN {is_day} THEN t" + (f" WHEN {_skipped_sql('t', skipped)} THEN NULL" if skipped else "")
    if own == zone_name:
        return _with(naive, "t", f"CASE {branches} ELSE t END") if skipped else naive
    instant = f"t - to_seconds({_own_offset_sql(own, 't')})"
    return _with(naive, "t", f"CASE {branches} ELSE {_at_place(zone_name, instant)} END")


def _with(value: str, name: str, body: str) -> str:
    """A body in which a name stands for a value, so that the value is read once."""
    return f"list_transform([{value}], lambda {name}: {body})[1]"


def _skipped(zone_name: str) -> list[tuple[datetime, datetime]]:
    """Local times, from and to, that the clock of a zone skipped."""
    changes = transitions(zone_name)
    return [
        (datetime.fromtimestamp(at + before, UTC), datetime.fromtimestamp(at + after, UTC))
        for (_, before), (at, after) in pairwise(changes)
        if after > before
    ]


def _skipped_sql(naive: str, skipped: list[tuple[datetime, datetime]]) -> str:
    hours = ", ".join(
        f"TIMESTAMP '{start + timedelta(hours=hour):%Y-%m-%d %H}:00:00'"
        for start, end in skipped
        for hour in range(max(1, -int((start - end).total_seconds() // 3600)))
    )
    exact = " OR ".join(
        f"({naive} >= TIMESTAMP '{start:%Y-%m-%d %H:%M:%S}' AND {naive} < TIMESTAMP '{end:%Y-%m-%d %H:%M:%S}')"
        for start, end in skipped
        if (start.minute, end.minute) != (0, 0)
    )
    return f"(date_trunc('hour', {naive}) IN ({hours}){f' AND ({exact})' if exact else ''})"


def _own_offset_sql(zone_name: str, naive: str) -> str:
    """The offset of a local time; of an hour that the clock showed twice, the first."""
    changes = transitions(zone_name)
    branches = [
        f"WHEN {naive} >= TIMESTAMP '{datetime.fromtimestamp(at + max(before, after), UTC):%Y-%m-%d %H:%M:%S}' "
        f"THEN {after}"
        for (_, before), (at, after) in reversed(list(pairwise(changes)))
    ]
    return f"CASE {' '.join(branches)} ELSE {changes[0][1]} END" if branches else str(changes[0][1])


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


def ordered_sql(trimmed: str, date_order: str) -> str:
    """Day, month and year in a declared order become an ISO text; what is longer is read by its formats.

    What stands for a zone behind it is left out: a name (EST) is ambiguous, and an offset is seen to elsewhere.
    """
    groups = {
        "dmy": "(\\d{1,2})S(\\d{1,2})S(\\d{4})",
        "mdy": "(\\d{1,2})S(\\d{1,2})S(\\d{4})",
        "ymd": "(\\d{4})S(\\d{1,2})S(\\d{1,2})",
    }
    places = {"dmy": "\\3-\\2-\\1", "mdy": "\\3-\\1-\\2", "ymd": "\\1-\\2-\\3"}
    pattern = groups[date_order].replace("S", "[/.-]")
    iso = f"regexp_replace(bare, '^{pattern}(.*)$', '{places[date_order]}\\4')"
    short = {"dmy": ("%d/%m/%y", "%d.%m.%y", "%d-%m-%y"), "mdy": ("%m/%d/%y", "%m-%d-%y"), "ymd": ("%y/%m/%d",)}
    plain = (
        f"CASE WHEN right(bare, 1) <> 'm' AND regexp_matches(bare, '^{pattern}') THEN TRY_CAST({iso} AS TIMESTAMP) END"
    )
    halves = f"try_strptime({iso}, [{_formats(('%Y-%m-%d',))}])"
    years = f"try_strptime(bare, [{_formats(short[date_order])}])"
    return _with(_without_zone(trimmed), "bare", f"coalesce({plain}, {halves}, {years}, {_named_sql('bare')})")


def _without_zone(text: str) -> str:
    """A time with AM or PM as formats know it, whatever its language does with points and spaces, and no zone."""
    spaced = f"replace(replace({text}, '\u00a0', ' '), '\u202f', ' ')"
    halves = f"regexp_replace({spaced}, '(?i) *([ap])\\.? ?m\\b\\.?', ' \\1m')"
    clock = "(:\\d\\d(?:[.]\\d+)?(?: [aApP]m)?)"
    return f"regexp_replace({halves}, '{clock} *([A-Z]{{2,5}})? ?([+-]\\d{{1,2}}(:?\\d\\d)?)?$', '\\1')"


def _at_place(zone_name: str, instant: str) -> str:
    """The local time at a place, of an instant given as its time in UTC."""
    if zone_name == "UTC":
        return instant
    if _engine_knows(zone_name):
        return f"timezone('{zone_name}', timezone('UTC', {instant}))"
    changes = transitions(zone_name)
    branches = [
        f"WHEN u >= TIMESTAMP '{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M:%S}' THEN {offset}"
        for at, offset in reversed(changes[1:])
    ]
    offset = f"CASE {' '.join(branches)} ELSE {changes[0][1]} END" if branches else str(changes[0][1])
    return _with(instant, "u", f"u + to_seconds({offset})")


@cache
def _engine_knows(zone_name: str) -> bool:
    """Whether DuckDB has that zone; its list of zones may be older than ours."""
    import duckdb

    with duckdb.connect() as connection:
        found = connection.execute("SELECT 1 FROM pg_timezone_names() WHERE name = ?", [zone_name]).fetchone()
    return found is not None


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
