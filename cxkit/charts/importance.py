"""What goes with an answer: the share of each question, below each other on one axis from nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.charts.svg import Axis, line, n, picture, text, wrap
from cxkit.charts.ticks import digits, ticks
from cxkit.render.numbers import number, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _LEFT, _RIGHT = 560, 236, 500
_ROW, _LINE = 26, 14


@dataclass(frozen=True, slots=True)
class Share:
    """A question and its share in per cent, with its limits."""

    name: str
    value: float
    low: float
    high: float


def importance(rows: Sequence[Share], *, title: str) -> str:
    """A bar for each share and a band for its interval; a dotted upright where all would be alike.

    Args:
        rows: top to bottom.
        title: what it shows.
    """
    marks = ticks(0.0, max(row.high for row in rows), 5)
    x = Axis(0.0, marks[-1], _LEFT, _RIGHT)
    body: list[str] = []
    height = 26.0
    for row in rows:
        lines = wrap(row.name, _LEFT - 16)
        y = height + 9
        body += [text(0, y + 4 + _LINE * at, part) for at, part in enumerate(lines)]
        wide = max(4.0, x(row.high) - x(row.low))
        body.append(f'<rect class="band" x="{n(x(row.low))}" y="{n(y - 4)}" width="{n(wide)}" height="8"/>')
        body.append(line(x(0.0), y, x(row.value), y, "ink", 2))
        body.append(f'<circle class="dot" cx="{n(x(row.value))}" cy="{n(y)}" r="4"/>')
        body.append(text(_WIDTH, y + 4, percent(row.value, 0), "tick", "end"))
        height += max(_ROW, _LINE * len(lines) + 12)
    shown = digits(marks)
    grid = [
        line(x(mark), 20, x(mark), height, "hair") + text(x(mark), 12, number(mark, shown), "tick", "middle")
        for mark in marks
    ]
    alike = x(100 / len(rows))
    grid.append(line(alike, 20, alike, height, "ink", 1, "1.5 2.5"))
    told = "dot: share of what all explain together, in per cent; band: interval; dotted line: where all would be alike"
    return picture("importance", _WIDTH, height + 2, title, "".join(grid + body), told)
