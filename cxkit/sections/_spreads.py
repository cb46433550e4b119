"""Figures of plans as cells: what is likely, and where nine of ten worlds lie."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxkit.render.blocks import Cell
from cxkit.render.numbers import count, interval, money, number, percent

if TYPE_CHECKING:
    from cxkit.planning.cases import Payback
    from cxkit.planning.draws import Spread

_SIGNIFICANT = 3


def rounded(value: float) -> float:
    """Three digits that mean something: ranges know no more."""
    if not value:
        return 0.0
    return float(round(value, _SIGNIFICANT - 1 - math.floor(math.log10(abs(value)))))


def amount(one: Spread) -> Cell:
    """An amount of money with its range."""
    if one.low == one.high:
        return Cell(money(rounded(one.likely)))
    return Cell(money(rounded(one.likely)), money(rounded(one.low), rounded(one.high)))


def share(one: Spread | None) -> Cell:
    """A per cent figure with its range."""
    if one is None:
        return Cell("costs nothing", tone="soft")
    return Cell(percent(one.likely, 0), interval(one.low, one.high, 0) if one.low != one.high else "")


def payback_told(one: Payback, years: int) -> str:
    """When the money is back: `13 months (11–15)`, `not within 3 years`."""
    never = f"not within {count(years)} {'year' if years == 1 else 'years'}"
    if one.likely is None:
        return never if one.low is None else f"{never} (at best {months(one.low)})"
    if one.high is None:
        return f"{months(one.likely)} ({number(one.low or 0, 0)} to {never})"
    low, high = number(one.low or 0, 0), number(one.high, 0)
    return months(one.likely) if low == high else f"{months(one.likely)} ({low}–{high})"


def months(value: float) -> str:
    """A time in whole months."""
    told = number(value, 0)
    return f"{told} {'month' if told == '1' else 'months'}"
