"""Labels that never lie on each other, by the width of their text and not by hope."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from cxkit.charts.svg import text, width_of

_LINE = 14


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether they share any place."""
        return not (
            self.right <= other.left
            or other.right <= self.left
            or self.bottom <= other.top
            or other.bottom <= self.top
        )  # fmt: skip


class Said(NamedTuple):
    """A line of a label: its words and its classes."""

    words: str
    kind: str = ""


@dataclass(slots=True)
class Labels:
    """What is drawn already in a frame, and the labels that find room in it.

    Args:
        frame: no label leaves it.
        taken: places of marks and labels.
        avoided: places of lines and bands, on which a label lies only where no other place is left.
    """

    frame: Box
    taken: list[Box] = field(default_factory=list)
    avoided: list[Box] = field(default_factory=list)

    def mark(self, x: float, y: float, size: float = 6) -> None:
        """Keep a place free of labels."""
        self.taken.append(Box(x - size, y - size, x + size, y + size))

    def place(self, x: float, y: float, lines: tuple[Said, ...], sides: str = "rlab", *, clear: bool = False) -> str:
        """Lines of text beside a point, or nothing where there is no room: the table below the picture has them.

        Args:
            x: of the point.
            y: of the point.
            lines: top to bottom.
            sides: in which order places are tried: `r` right of it and lower, `R` and higher, `l` and `L` left of it,
                `a` above, `b` below, `A` and `B` further away.
            clear: rather nothing than a label on a line or a band.
        """
        wide = max(width_of(one.words, bold="bold" in one.kind) for one in lines)
        high = _LINE * len(lines)
        tried = {
            "r": (x + 9, y + 2, ""), "l": (x - 9 - wide, y + 2, "end"),
            "R": (x + 9, y - high - 2, ""), "L": (x - 9 - wide, y - high - 2, "end"),
            "b": (x - wide / 2, y + 8, "middle"), "a": (x - wide / 2, y - high - 8, "middle"),
            "B": (x - wide / 2, y + 32, "middle"), "A": (x - wide / 2, y - high - 32, "middle"),
        }  # fmt: skip
        for obstacles in (self.taken + self.avoided, *([] if clear else [self.taken])):
            for left, top, anchor in (tried[side] for side in sides):
                box = Box(left, top, left + wide, top + high)
                if self._inside(box) and not any(box.meets(one) for one in obstacles):
                    self.taken.append(box)
                    return _drawn(box, lines, anchor)
        return ""

    def _inside(self, box: Box) -> bool:
        frame = self.frame
        return (
            frame.left <= box.left
            and box.right <= frame.right
            and frame.top <= box.top
            and box.bottom <= frame.bottom
        )  # fmt: skip


def _drawn(box: Box, lines: tuple[Said, ...], anchor: str) -> str:
    at = {"": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[anchor]
    return "".join(
        text(at, box.top + 11 + _LINE * row, one.words, f"{one.kind} label".strip(), anchor)
        for row, one in enumerate(lines)
    )
