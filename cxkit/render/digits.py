"""How many digits a figure is told in, on paper and in the terminal: fewer would hide what more would pretend."""

from __future__ import annotations

_SHORT = 10
_SMALL = ("points of the scale", "orders", "referrals")


def digits_of(unit: str) -> int:
    """Digits of a value by its unit: two for means on a short scale, such as `1-5`, else one.

    Example:
        >>> digits_of("1-5"), digits_of("0-10"), digits_of("orders"), digits_of("0-100"), digits_of("%")
        (2, 2, 2, 1, 1)
    """
    low, _, high = unit.partition("-")
    short = low.isdecimal() and high.isdecimal() and int(high) - int(low) <= _SHORT
    return 2 if short or unit in _SMALL else 1


def digits_for(low: float, high: float, digits: int = 1) -> int:
    """Digits of an interval: those of its value, or one more where it is narrower than they show.

    Example:
        >>> digits_for(27.2, 37.5), digits_for(86.98, 87.22), digits_for(4.38, 4.46, 2), digits_for(4.41, 4.43, 2)
        (1, 2, 2, 3)
    """
    return digits if high - low >= 5 * 10.0**-digits or high == low else digits + 1
