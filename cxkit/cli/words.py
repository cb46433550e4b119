"""Numbers as they stand in the terminal: rounded once, half away from zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from cxkit.render.digits import digits_for

if TYPE_CHECKING:
    from cxkit.kpis._kpi import Estimate


def number(value: float, digits: int = 1) -> str:
    """A value, never `-0.0`.

    Example:
        >>> number(30.981132), number(-0.04), number(2.25)
        ('31.0', '0.0', '2.3')
    """
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{rounded + 0:,}" if rounded else f"{Decimal(0).quantize(Decimal(1).scaleb(-digits))}"


def signed(value: float, digits: int = 1) -> str:
    """A difference with its sign; none where it rounds to nothing.

    Example:
        >>> signed(1.26), signed(-1.26), signed(0.01)
        ('+1.3', '-1.3', '0.0')
    """
    text = number(value, digits)
    return text if text.startswith("-") or not text.strip("0.") else f"+{text}"


def interval(low: float, high: float, digits: int = 1) -> str:
    """Two limits, in as many digits as their value or one more where they are near.

    Example:
        >>> interval(27.3, 38.7), interval(4.38, 4.46, digits=2), interval(86.98, 87.22)
        ('27.3 to 38.7', '4.38 to 4.46', '86.98 to 87.22')
    """
    shown = digits_for(low, high, digits)
    return f"{number(low, shown)} to {number(high, shown)}"


def limits(estimate: Estimate, digits: int = 1) -> str:
    """The interval of an estimate, or that all were asked and there is none."""
    return "census" if estimate.census else interval(estimate.low, estimate.high, digits)


def count(n: int) -> str:
    """A count with thousands commas."""
    return f"{n:,}"


def several(n: int, thing: str) -> str:
    """A count of things, in English.

    Example:
        >>> several(1, "row"), several(2000, "row")
        ('1 row', '2,000 rows')
    """
    return f"{count(n)} {thing}{'' if n == 1 else 's'}"


def p_value(p: float) -> str:
    """A p-value; small ones as `<0.001`."""
    return "<0.001" if p < 0.001 else number(p, 3 if p < 0.1 else 2)
