"""Times held as text, in Spark's SQL: what DuckDB reads as a time is one, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLOCK = "([0-9]{1,2}):([0-9]{0,2})(?::((?:[0-9]{1,2}(?:[.][0-9]*)?)?))?"
_PLAIN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]([01][0-9]|2[0-3]):[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?)?$"
_ZONE = "(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?| [A-Za-z0-9_/+-]+)?"
_LOOSE = f"^([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}})(?:T| +){_CLOCK}{_ZONE}$"
_ZONED = f"^([0-9]{{4}}[-/][0-9]{{1,2}}[-/][0-9]{{1,2}})(?:T| +){_CLOCK}(Z|[+-][0-9]{{2}}(?::?[0-9]{{2}})?)$"
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_NAMES = {
    "%Y": "([0-9]{1,4})",
    "%y": "([0-9]{1,2})",
    "%m": "([0-9]{1,2})",
    "%d": "([0-9]{1,2})",
    "%b": "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    "%B": "(january|february|march|april|may|june|july|august|september|october|november|december)",
}
_HALVES = " +([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2}))?(?: +([ap]m))?"


def _part(pattern: str, group: int) -> str:
    return f"regexp_extract(t, '{pattern}', {group})"


def _number(pattern: str, group: int, kind: str = "INT") -> str:
    return f"coalesce(TRY_CAST({_part(pattern, group)} AS {kind}), 0)"


def _at(day: str, hour: str, minute: str, second: str, *, midnight: bool = True) -> str:
    """A day and a clock; NULL where there is no such day or time. 24:00 is the next day's beginning."""
    real = f"{hour} < 24 AND {minute} < 60 AND {second} < 60"
    if midnight:
        real += f" OR {hour} = 24 AND {minute} = 0 AND {second} = 0"
    clock = f"make_dt_interval(0, {hour}, {minute}, {second})"
    return f"CASE WHEN {real} THEN CAST(TRY_CAST({day} AS DATE) AS TIMESTAMP_NTZ) + {clock} END"


def _once(body: str) -> str:
    """A body in which `t` stands for the text, so that it is made once."""
    return f"transform(array(:x), t -> {body})[0]"


def _clock(pattern: str, first: int) -> tuple[str, str, str]:
    hour, minute = _number(pattern, first), _number(pattern, first + 1)
    second = f"CAST(substr({_part(pattern, first + 2)}, 1, 9) AS STRING)"
    return hour, minute, f"coalesce(TRY_CAST({second} AS DECIMAL(8, 6)), 0)"


_DAY = "concat_ws('-', " + ", ".join(_part(_LOOSE, group) for group in (1, 2, 3)) + ")"
LOCAL = _once(
    f"CASE WHEN t RLIKE '{_PLAIN}' THEN TRY_CAST(t AS TIMESTAMP_NTZ) "
    f"WHEN t RLIKE '{_LOOSE}' THEN {_at(_DAY, *_clock(_LOOSE, 4))} END"
)
"""A local time as ISO 8601 writes it, without its zone."""

_OFFSET = _part(_ZONED, 5)
_SECONDS = (
    f"CASE WHEN {_OFFSET} = 'Z' THEN 0 ELSE CAST(concat(left({_OFFSET}, 1), '1') AS INT) * "
    f"(CAST(substr({_OFFSET}, 2, 2) AS INT) * 3600 + coalesce(TRY_CAST(right({_OFFSET}, 2) AS INT), 0) "
    f"* CASE WHEN length({_OFFSET}) > 3 THEN 60 ELSE 0 END) END"
)
_ZONED_DAY = f"translate({_part(_ZONED, 1)}, '/', '-')"
INSTANT = _once(
    f"CASE WHEN t RLIKE '{_ZONED}' THEN "
    f"{_at(_ZONED_DAY, *_clock(_ZONED, 2))} - make_dt_interval(0, 0, 0, {_SECONDS}) END"
)
"""An instant as ISO 8601 writes it, with its offset."""


_PARTS = (("%Y", "%y"), ("%m", "%b", "%B"), ("%d",))
_YEAR = "CASE WHEN p[7] = '' THEN p[0] WHEN int(p[0]) < 69 THEN '20' || lpad(p[0], 2, '0') ELSE '19' || p[0] END"
_MONTH = f"CASE WHEN p[1] RLIKE '[0-9]' THEN p[1] ELSE (locate(lower(left(p[1], 3)), '{_MONTHS}') + 2) DIV 3 END"
_HOUR = (
    "CASE WHEN p[6] = '' THEN coalesce(TRY_CAST(p[3] AS INT), 0) WHEN int(p[3]) BETWEEN 1 AND 12 "
    "THEN int(p[3]) % 12 + CASE WHEN lower(p[6]) = 'pm' THEN 12 ELSE 0 END END"
)
_OF_PARTS = _at(
    f"concat_ws('-', lpad({_YEAR}, 4, '0'), {_MONTH}, p[2])",
    f"({_HOUR})",
    "coalesce(TRY_CAST(p[4] AS INT), 0)",
    "coalesce(TRY_CAST(p[5] AS INT), 0)",
    midnight=False,
)
"""The time of a format's parts, as `_in_order` gives them."""


def parsed(formats: Iterable[str]) -> str:
    """SQL for the time that the first fitting format gives, each a day with or without a clock of any kind.

    A format only puts the parts into one order; what they make is said once, so statements stay short.
    """
    days = dict.fromkeys(one.partition(" %H")[0].partition(" %I")[0] for one in formats)
    ordered = _once(f"CASE {' '.join(map(_in_order, days))} END")
    return f"transform(array(split({ordered}, ';')), p -> {_OF_PARTS})[0]"


def _in_order(day: str) -> str:
    """A format's branch: year;month;day;hour;minute;second;am or pm;%y where the year has two digits."""
    names = [day[at : at + 2] for at, sign in enumerate(day) if sign == "%"]
    pattern = day.replace(".", "[.]").replace(" ", " +")
    for name in names:
        pattern = pattern.replace(name, _NAMES[name])
    pattern = f"(?i)^{pattern}(?:{_HALVES})?$"
    places = [next(at for at, name in enumerate(names) if name in alike) + 1 for alike in _PARTS]
    places += range(len(names) + 1, len(names) + 5)
    parts = ";".join(f"${at}" for at in places)
    short = "%y" if "%y" in names else ""
    return f"WHEN t RLIKE '{pattern}' THEN regexp_replace(t, '{pattern}', '{parts};{short}')"
