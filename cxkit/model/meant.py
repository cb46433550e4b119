"""What must have been meant by a value that isn't written as it should be; nothing where it might mean two things."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ] ?(\d{1,2})[-/. ] ?(\d{4})", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|\.)? )?([a-z]+)\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})", re.ASCII)
_PERIOD_FIRST = re.compile(r"([qhw])(\d{1,2})[-/ ]?(\d{4})", re.ASCII)
_PERIOD_LAST = re.compile(r"(\d{4})[-/ ]?([qhw])(\d{1,2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})", re.ASCII)
_MOST = {"q": 4, "h": 2, "w": 53}
_UNITS = {
    "minute": ("min", "mins", "minute", "minutes"),
    "hour": ("h", "hr", "hrs", "hour", "hours"),
    "day": ("d", "day", "days"),
    "working day": ("working day", "working days", "workday", "workdays", "business day", "business days"),
    "week": ("w", "wk", "wks", "week", "weeks"),
    "month": ("mo", "mos", "mth", "mths", "month", "months"),
    "quarter": ("qtr", "qtrs", "quarter", "quarters"),
    "year": ("y", "yr", "yrs", "year", "years"),
}
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words}
_PERIODS = {
    **{word: unit for word, unit in _UNIT.items() if unit not in ("minute", "hour", "working day")},
    "half-year": "half-year", "half year": "half-year", "daily": "day", "weekly": "week", "monthly": "month",
    "quarterly": "quarter", "half-yearly": "half-year", "yearly": "year", "annually": "year",
}  # fmt: skip
_NUMBER = r"-?\d+(?:\.\d+)?"
_BETWEEN = re.compile(rf"({_NUMBER})\s*(?:-|–|—|\.{{2,3}}|…|to)\s*({_NUMBER})\s*%?", re.ASCII)


def day(written: str) -> str:
    """The day that must be meant, or nothing.

    Example:
        >>> day("2026/9/3"), day("30 September 2026"), day("30.9.2026"), day("03/04/2026")
        ('2026-09-03', '2026-09-30', '2026-09-30', '')
    """
    text = " ".join(written.lower().split()).removesuffix("t00:00:00").removesuffix(" 00:00:00")
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if match := _YEAR_LAST.fullmatch(text):
        one, two = int(match[1]), int(match[2])
        if one == two or two > 12:
            return _day(match[3], match[1], match[2])
        return _day(match[3], match[2], match[1]) if one > 12 else ""
    if (match := _NAMED.fullmatch(text)) and bool(match[1]) != bool(match[3]):
        return _day(match[4], _month(match[2]), match[1] or match[3])
    return ""


def period(written: str) -> str:
    """The day or period that must be meant, or nothing.

    Example:
        >>> period("Q3 2026"), period("2026 H2"), period("Sep 2026"), period("2026/9"), period("Q5 2026")
        ('2026-q3', '2026-h2', '2026-09', '2026-09', '')
    """
    text = " ".join(written.lower().split())
    if match := _PERIOD_FIRST.fullmatch(text):
        return _part(match[3], match[1], match[2])
    if match := _PERIOD_LAST.fullmatch(text):
        return _part(match[1], match[2], match[3])
    if match := _MONTH.fullmatch(text):
        return f"{match[1]}-{match[2]:0>2}" if 1 <= int(match[2]) <= 12 else ""
    if (match := _NAMED.fullmatch(text)) and not match[1] and not match[3]:
        month = _month(match[2])
        return f"{match[4]}-{month:0>2}" if month else ""
    return day(written)


def time_span(written: str) -> str:
    """The time span that must be meant, or nothing.

    Example:
        >>> time_span("48h"), time_span("10 business days"), time_span("1 Weeks"), time_span("5 m")
        ('48 hours', '10 working days', '1 week', '')
    """
    match = re.fullmatch(r"(\d+)[ -]?([a-z]+(?: days?)?)\.?", " ".join(written.lower().split()), re.ASCII)
    unit = _UNIT.get(match[2], "") if match else ""
    return f"{match[1]} {unit}{'' if match[1] == '1' else 's'}" if match and unit else ""


def rate(written: str) -> str:
    """The rate that must be meant, or nothing.

    Example:
        >>> rate("5000/quarter"), rate("5,000 a month"), rate("200 Weekly"), rate("5000")
        ('5000 per quarter', '5000 per month', '200 per week', '')
    """
    text = " ".join(written.lower().split())
    match = re.fullmatch(
        r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?(?:/|per |a |each |every |)? ?([a-z -]+)", text, re.ASCII
    )
    unit = _PERIODS.get(match[2].strip(), "") if match else ""
    return f"{match[1].replace(',', '')} per {unit}" if match and unit else ""


def between(written: str) -> str:
    """The range or scale that must be meant, or nothing.

    Example:
        >>> between("16-20"), between("1 to 5"), between("16 .. 20 %"), between("16")
        ('16..20', '1..5', '16..20', '')
    """
    match = _BETWEEN.fullmatch(written.strip().lower())
    return f"{match[1]}..{match[2]}" if match else ""


def identifier(written: str) -> str:
    """The id that must be meant, or nothing: the same letters and digits, small and joined by hyphens.

    Example:
        >>> identifier("Weekly_Shop 2"), identifier("Größe"), identifier("2nd")
        ('weekly-shop-2', '', '')
    """
    joined = re.sub(r"[\s_-]+", "-", written.strip().lower()).strip("-")
    return joined if re.fullmatch(r"[a-z][a-z0-9-]{0,62}", joined, re.ASCII) else ""


def _day(year: str, month: str, of_month: str) -> str:
    try:
        return date(int(year), int(month or 0), int(of_month)).isoformat()
    except ValueError:
        return ""


def _month(word: str) -> str:
    """The number of a month by its name or the first three letters of it."""
    return next((str(at) for at, name in enumerate(_MONTHS, 1) if word in (name, name[:3])), "")


def _part(year: str, kind: str, which: str) -> str:
    number = int(which)
    if not 1 <= number <= _MOST[kind]:
        return ""
    return f"{year}-{kind}{number:02}" if kind == "w" else f"{year}-{kind}{number}"
