"""Numbers as a report prints them: rounded once, half away from zero, minus as U+2212, signs as in the locale."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from cxkit.render.locale import LOCALES, Locale, find, sign_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


class _Writing(NamedTuple):
    locale: Locale
    currency: str


_ENGLISH = _Writing(LOCALES["en"], "")
_WRITING = ContextVar("writing", default=_ENGLISH)
MINUS = "\u2212"
_NARROW = "\u202f"


@contextmanager
def written_as(locale: str, currency: str = "") -> Iterator[None]:
    r"""Within this, all numbers, days and amounts of this module are written as in that locale.

    Args:
        locale: such as `en`, `de` or `fr-CH`.
        currency: ISO 4217 code of all amounts.

    Example:
        >>> from datetime import date
        >>> with written_as("de", "EUR"):
        ...     number(1234.56), money(1500), day(date(2026, 11, 2))
        ('1.234,6', '1.500\xa0€', '02.11.2026')
    """
    token = _WRITING.set(_Writing(find(locale), currency))
    try:
        yield
    finally:
        _WRITING.reset(token)


def number(value: float, digits: int = 1) -> str:
    """A value.

    Example:
        >>> number(30.981132), number(-6.94), number(-0.01)
        ('31.0', '−6.9', '0.0')
    """
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    text = _signs(f"{abs(rounded):f}")
    return text if not rounded or rounded > 0 else f"{MINUS}{text}"


def plain(value: float) -> str:
    """A number as its author wrote it: all its digits and no more.

    Example:
        >>> plain(45.0), plain(75.5), plain(281300.0), plain(-0.5)
        ('45', '75.5', '281,300', '−0.5')
    """
    text = f"{abs(Decimal(repr(value))):f}"
    whole, _, part = text.partition(".")
    part = part.rstrip("0")
    return f"{MINUS if value < 0 else ''}{_signs(f'{whole}.{part}' if part else whole)}"


def short(value: float) -> str:
    """A value of a short scale with its sign, rounded to one digit where it needs one.

    Example:
        >>> short(-2), short(1), short(0), short(-2 / 3)
        ('−2', '+1', '0', '−0.7')
    """
    rounded = float(Decimal(repr(value)).quantize(Decimal("0.1"), ROUND_HALF_UP))
    return f"+{plain(rounded)}" if rounded > 0 else plain(rounded + 0.0)


def signed(value: float, digits: int = 1) -> str:
    """A difference with its sign."""
    text = number(value, digits)
    return f"+{text}" if value > 0 and any(sign in "123456789" for sign in text) else text


def interval(low: float, high: float, digits: int = 1) -> str:
    """Two limits: an en dash between, or `to` where one is negative.

    Example:
        >>> interval(27.2, 37.5), interval(-6.9, 7.7)
        ('27.2–37.5', '−6.9 to +7.7')
    """
    if low < 0:
        return f"{number(low, digits)} to {signed(high, digits)}"
    return f"{number(low, digits)}–{number(high, digits)}"


def count(n: float) -> str:
    """A whole number with its thousands apart."""
    return number(n, 0)


def span(low: float | None, high: float | None) -> str:
    """A range as its author wrote it; `over 90` and `up to 365` where an end is open.

    Example:
        >>> span(16, 20), span(90, None), span(70000, 95000), span(5, 5)
        ('16–20', 'over 90', '70,000–95,000', '5')
    """
    if low is None:
        return f"up to {plain(high)}" if high is not None else "not said"
    if high is None:
        return f"over {plain(low)}"
    if low == high:
        return plain(low)
    return f"{plain(low)} to {plain(high)}" if low < 0 else f"{plain(low)}–{plain(high)}"


def money(low: float, high: float | None = None) -> str:
    """An amount in the workspace's currency, or a range of two; cents are shown only under 10.

    Example:
        >>> with written_as("en-IE", "EUR"):
        ...     money(320), money(70000, 95000), money(0.41), money(-1200)
        ('€320', '€70,000–95,000', '€0.41', '−€1,200')
        >>> with written_as("en-IE", "EUR"):
        ...     money(-63500, 304000)
        '−€63,500 to €304,000'
    """
    if high is not None and min(low, high) < 0 <= max(low, high):
        return f"{money(low)} to {money(high)}"
    writing = _WRITING.get()
    ends = [low] if high is None or high == low else [low, high]
    below = low < 0
    texts = [_amount(abs(one) if below else one) for one in ends]
    text = "–".join(texts)
    pattern = writing.locale.money
    sign = sign_of(writing.currency)
    if sign.isalpha() and sign.isascii() and sign.isupper() and pattern == "¤#":
        pattern = "¤\u00a0#"
    told = pattern.replace("#", text).replace("¤", sign).strip("\u00a0") if sign else text
    return f"{MINUS}{told}" if below else told


def day(value: date) -> str:
    """A day in a sentence.

    Example:
        >>> from datetime import date
        >>> day(date(2026, 11, 22))
        '22 Nov 2026'
    """
    return _WRITING.get().locale.date(value)


def period(label: str) -> str:
    """A period as the page writes it: `2026 Q3`."""
    return label.replace("-", " ", 1).upper() if label[4:6] in ("-q", "-h", "-w") else label


def with_unit(text: str, unit: str) -> str:
    """A value with its unit: per cent close by, points as a word."""
    return f"{text}{_NARROW}%" if unit == "%" else f"{text} {unit}".strip()


def percent(value: float, digits: int | None = None) -> str:
    """A share of 100."""
    return with_unit(plain(value) if digits is None else number(value, digits), "%")


def _amount(value: float) -> str:
    cents = abs(value) < 10 and value != int(value)
    return number(value, 2 if cents else 0)


def _signs(text: str) -> str:
    """Plain digits with a point, as the locale writes them."""
    locale = _WRITING.get().locale
    whole, _, part = text.partition(".")
    if len(whole) >= locale.ungrouped:
        whole = f"{int(whole):,}".replace(",", locale.group)
    return f"{whole}{locale.decimal}{part}" if part else whole


def p_value(p: float) -> str:
    """A p-value for a sentence; small ones as `p < 0.001`.

    Example:
        >>> p_value(0.0004), p_value(0.034), p_value(0.5)
        ('p < 0.001', 'p 0.034', 'p 0.50')
    """
    return "p < 0.001" if p < 0.001 else f"p {number(p, 3 if p < 0.1 else 2)}"
