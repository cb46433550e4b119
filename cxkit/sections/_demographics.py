"""Demographics as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.render.numbers import money, span
from cxkit.sections._names import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.render.blocks import Cell


def demographics(written: Mapping[str, tuple[str, ...]]) -> list[tuple[str, Cell]]:
    """Each as a label and what it says; ranges and incomes as the page writes them."""
    return [
        (key.replace("_", " "), said(", ".join(_readable(key, one) for one in values)))
        for key, values in written.items()
    ]


def _readable(key: str, written: str) -> str:
    low, dots, high = written.partition("..")
    try:
        ends = [float(end) if end else None for end in (low, high)]
    except ValueError:
        return written
    if key == "income" and ends[0] is not None and (ends[1] is not None or not dots):
        return money(ends[0], ends[1])
    return span(ends[0], ends[1]) if dots else written
