"""Numbers as a report prints them: rounded once, half away from zero, minus as U+2212."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MINUS = "\u2212"


def number(value: float, digits: int = 1) -> str:
    """A value.

    Example:
        >>> number(30.981132), number(-6.94), number(-0.01)
        ('31.0', '−6.9', '0.0')
    """
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{abs(rounded):,}" if not rounded or rounded > 0 else f"{MINUS}{abs(rounded):,}"


def signed(value: float) -> str:
    """A difference with its sign."""
    text = number(value)
    return f"+{text}" if value > 0 and any(sign in "123456789" for sign in text) else text


def interval(low: float, high: float) -> str:
    """Two limits: an en dash between, or `to` where one is negative.

    Example:
        >>> interval(27.2, 37.5), interval(-6.9, 7.7)
        ('27.2–37.5', '−6.9 to +7.7')
    """
    return f"{number(low)} to {signed(high)}" if low < 0 else f"{number(low)}–{number(high)}"


def count(n: int) -> str:
    """A count with thousands commas."""
    return f"{n:,}"


def day(value: date) -> str:
    """A day in a sentence.

    Example:
        >>> from datetime import date
        >>> day(date(2026, 11, 22))
        '22 Nov 2026'
    """
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def period(label: str) -> str:
    """A period as the page writes it: `2026 Q3`."""
    return label.replace("-", " ", 1).upper() if label[4:6] in ("-q", "-h", "-w") else label


def with_unit(text: str, unit: str) -> str:
    """A value with its unit: per cent close by, points as a word."""
    return f"{text}\u202f%" if unit == "%" else f"{text} {unit}".strip()
