"""Room on a picture: boxes that are taken, and places for labels that touch none of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Whether two boxes share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Whether it lies wholly inside another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(slots=True)
class Room:
    """A frame, and what is taken in it."""

    frame: Box
    taken: list[Box] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        """Whether a box lies inside the frame and touches nothing."""
        return box.within(self.frame) and not any(box.touches(one) for one in self.taken)

    def crosses(self, x1: float, y1: float, x2: float, y2: float) -> bool:
        """Whether a straight line passes through anything that is taken."""
        steps = 40
        points = [(x1 + (x2 - x1) * at / steps, y1 + (y2 - y1) * at / steps) for at in range(1, steps)]
        return any(one.left < x < one.right and one.top < y < one.bottom for x, y in points for one in self.taken)
