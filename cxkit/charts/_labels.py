"""Labels along a row: each stands where there is room for it, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cxkit.charts.svg import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign in a row, from left to right, and what may be written beside it."""

    left: float
    right: float
    label: str = ""


class Place(NamedTuple):
    """Where a label stands: the x of its anchor, and `end` where it runs to the left of it."""

    x: float
    anchor: str
    left: float
    right: float


def beside(marks: Sequence[Mark], low: float, high: float, size: float = 11) -> list[Place | None]:
    """A place for each label: right of its mark, else left; None where another mark, a label or the edge is too near.

    Example:
        >>> [place and place.anchor for place in beside([Mark(10, 20, "South"), Mark(70, 80, "All depots")], 0, 170)]
        ['', '']
        >>> [place and place.anchor for place in beside([Mark(10, 20, "Much too long"), Mark(40, 50)], 0, 60)]
        [None]
    """
    taken = [(mark.left, mark.right) for mark in marks]
    found: list[Place | None] = []
    for mark in marks:
        if not mark.label:
            continue
        wide = width_of(mark.label, size)
        right = Place(mark.right + _GAP, "", mark.right + _GAP, mark.right + _GAP + wide)
        left = Place(mark.left - _GAP, "end", mark.left - _GAP - wide, mark.left - _GAP)
        place = next((one for one in (right, left) if _free(one, taken, low, high)), None)
        found.append(place)
        if place:
            taken.append((place.left, place.right))
    return found


def _free(place: Place, taken: Sequence[tuple[float, float]], low: float, high: float) -> bool:
    inside = low <= place.left and place.right <= high
    return inside and all(right <= place.left or left >= place.right for left, right in taken)
