"""Lengths of time as tools write them: 125:03:11, 2h 15m, 1970-01-02 09:46:18, or a number whose unit must be known."""

from __future__ import annotations

import re

UNITS = {"milliseconds": 0.001, "seconds": 1.0, "minutes": 60.0, "hours": 3600.0, "days": 86400.0}
"""Unit → seconds."""

_CLOCK = re.compile(r"(-?)(\d{1,6}):([0-5]\d):([0-5]\d)(?:[.,]\d+)?\Z", re.ASCII)
_WORDS = re.compile(
    r"(-?)(?:(\d+) ?h(?:ours?|rs?)?)? ?(?:(\d+) ?m(?:in(?:utes?)?)?)? ?(?:(\d+) ?s(?:ec(?:onds?)?)?)?\Z", re.ASCII
)
_ISO = re.compile(r"(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?\Z", re.ASCII)
_SINCE_1970 = re.compile(r"1970-01-(\d\d) (\d\d):(\d\d):(\d\d)\Z", re.ASCII)
_FIRST_OF_1970 = re.compile(r"0?1/0?1/(?:19)?70 (\d{1,2}):(\d\d)(?::(\d\d))?\Z", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,9})?\Z", re.ASCII)
_NAMED = re.compile(
    r"(?:\((?:in )?|(?:\b|_)in[ _]|_)(?P<unit>ms|milliseconds|seconds|secs?|minutes|mins?|hours|hrs?|days)\b",
    re.IGNORECASE,
)
_SHORT = {"ms": "milliseconds", "sec": "seconds", "min": "minutes", "hour": "hours", "hr": "hours", "day": "days"}


def length_in(text: str, unit: str) -> float | None:
    """Seconds of a length of time; None where it can't be read, or is a number whose unit isn't known.

    Days and weeks in words (`1d 2h`) are none: whether a day has 24 hours or 8 isn't said.

    Example:
        >>> [length_in(text, "") for text in ("125:03:11", "2h 15m", "1970-01-02 09:46:18", "1/1/1970 0:27", "PT1H")]
        [450191.0, 8100.0, 121578.0, 1620.0, 3600.0]
        >>> length_in("90", "minutes"), length_in("0,5", "days"), length_in("90", ""), length_in("1d 2h", "")
        (5400.0, 43200.0, None, None)
    """
    plain = text.strip().removeprefix("'")
    if _NUMBER.match(plain):
        return float(plain.replace(",", ".")) * UNITS[unit] if unit else None
    since = _SINCE_1970.match(plain)
    if since:
        days, *clock = (int(part) for part in since.groups())
        return _seconds("", days * 24 - 24 + clock[0], clock[1], clock[2])
    first = _FIRST_OF_1970.match(plain)
    if first:
        return _seconds("", *(int(part or 0) for part in first.groups()))
    match = _CLOCK.match(plain) or _ISO.match(plain) or _WORDS.match(plain.casefold())
    if match is None or not any(part is not None for part in match.groups()[1:]):
        return None
    return _seconds(match[1], *(int(part or 0) for part in match.groups()[1:]))


def is_number(text: str) -> bool:
    """Whether a length is a plain number, so that its unit must be known."""
    return bool(_NUMBER.match(text.strip().removeprefix("'")))


def unit_in(header: str) -> str:
    """The unit that a header names; empty where it names none.

    Example:
        >>> unit_in("Full resolution time in minutes"), unit_in("Time to close (seconds)"), unit_in("Resolution time")
        ('minutes', 'seconds', '')
    """
    match = _NAMED.search(header)
    if match is None:
        return ""
    word = match["unit"].casefold()
    return word if word in UNITS else _SHORT[word.removesuffix("s") if word != "ms" else word]


def _seconds(sign: str, hours: int, minutes: int, seconds: int) -> float:
    return float((-1 if sign else 1) * (hours * 3600 + minutes * 60 + seconds))
