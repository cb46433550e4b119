"""A pair of limits."""

from __future__ import annotations

from typing import NamedTuple


class Interval(NamedTuple):
    """Lower and upper limit."""

    low: float
    high: float
