"""The hours of a week in which somebody works: as written, and as spans of seconds."""

from __future__ import annotations

import re
from typing import NamedTuple

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PART = re.compile(r"(?P<first>[a-z]{3})(?:\.\.(?P<last>[a-z]{3}))? +(?P<spans>[\d:+ -]+)\Z", re.ASCII)
_SPAN = re.compile(r"(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)\Z", re.ASCII)
_DAY = 86400
HINT = "write mon..fri 09:00-17:00, or mon..thu 08:00-12:00+13:00-17:00; fri 08:00-14:00"


class Span(NamedTuple):
    """Seconds after midnight, from and to."""

    start: int
    end: int


def opening_hours(text: str) -> tuple[tuple[Span, ...], ...]:
    """The working spans of each weekday, Monday first; empty on days that aren't named.

    Parts are divided by semicolons; each names a day or a run of days, and spans that don't overlap, joined by a plus.
    24:00 is the end of a day.

    Raises:
        ValueError: the text can't be read, in words.

    Example:
        >>> week = opening_hours("mon..fri 09:00-17:00; sat 10:00-12:00+13:00-14:00")
        >>> week[4], len(week[5]), week[6]
        ((Span(start=32400, end=61200),), 2, ())
    """
    week: list[tuple[Span, ...]] = [()] * 7
    for part in text.lower().split(";"):
        match = _PART.match(part.strip())
        if not match or {match["first"], match["last"] or match["first"]} - {*_WEEK}:
            message = f"'{part.strip()}' names no days and hours"
            raise ValueError(message)
        first = _WEEK.index(match["first"])
        last = _WEEK.index(match["last"]) if match["last"] else first
        spans = _spans(match["spans"])
        if last < first or any(week[first : last + 1]):
            message = f"'{part.strip()}' runs backwards or names a day again"
            raise ValueError(message)
        week[first : last + 1] = [spans] * (last + 1 - first)
    return tuple(week)


def _spans(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    for one in text.replace(" ", "").split("+"):
        match = _SPAN.match(one)
        numbers = [int(number) for number in match.groups()] if match else [0, 0, 0, 0]
        span = Span(numbers[0] * 3600 + numbers[1] * 60, numbers[2] * 3600 + numbers[3] * 60)
        before = spans[-1].end if spans else 0
        if not before <= span.start < span.end <= _DAY:
            message = f"'{one}' is no span of a day, after the one before it"
            raise ValueError(message)
        spans.append(span)
    return tuple(spans)
