"""How many days lie between two meetings, messages or measurements."""

from __future__ import annotations

_DAYS = {
    "every shift": 1, "daily": 1, "weekly": 7, "fortnightly": 14, "monthly": 31, "quarterly": 92, "half-yearly": 184,
    "yearly": 366, "continuous": 1,
}  # fmt: skip
_PERIODS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "half-year": 184, "year": 366}


def span(cadence: str | None) -> int | None:
    """The longest time between two of that cadence, in days; None where it isn't one of time.

    Example:
        >>> span("quarterly"), span("after each review")
        (92, None)
    """
    return _DAYS.get(cadence or "")


def length(period: str | None) -> int | None:
    """The longest that a period takes, in days."""
    return _PERIODS.get(period or "")
