"""One figure for each segment, below each other on one axis; narrow enough for a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.charts.svg import Axis, line, n, picture, text, width_of, wrap
from cxkit.charts.ticks import digits, ticks
from cxkit.render.numbers import count, number

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _LEFT, _RIGHT = 328, 112, 286
_ROW, _LINE = 22, 14


@dataclass(frozen=True, slots=True)
class Row:
    """A segment: its name, its figure, or why there is none.

    Args:
        name: of the segment.
        value: None where it is withheld.
        low: lower limit.
        high: upper limit.
        n: answers.
        reason: why it is withheld.
        differs: whether it differs from the rest with evidence.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    n: int | None
    reason: str = ""
    differs: bool = False


def breakdown(groups: Sequence[tuple[str, Sequence[Row]]], *, total: float | None, title: str) -> str:
    """Groups of rows in the order given, all on one axis; the figure of all is a dotted upright."""
    values = [v for _, rows in groups for row in rows for v in (row.low, row.high) if v is not None]
    values += [total] if total is not None else []
    marks = ticks(min(values), max(values), 5) if values else [0.0, 1.0]
    x = Axis(marks[0], marks[-1], _LEFT + 6, _RIGHT - 6)
    body: list[str] = []
    height = 30.0
    for at, (name, rows) in enumerate(groups):
        if len(groups) > 1 or name:
            for part in wrap(name, _WIDTH, 11, bold=True):
                body.append(text(0, height + 9, part, "tick bold"))
                height += _LINE
            height += 6
        for row in rows:
            drawn, grown = _row(row, height, x)
            body.append(drawn)
            height += grown
        height += 0 if at == len(groups) - 1 else 8
    shown = digits(marks)
    grid = "".join(
        line(x(mark), 20, x(mark), height, "hair")
        + text(x(mark), 12, number(mark, shown), "tick", "middle")
        for mark in marks
    )  # fmt: skip
    grid += text(_WIDTH, 12, "n", "tick", "end")
    if total is not None:
        grid += line(x(total), 20, x(total), height, "ink", 1, "1.5 2.5")
    return picture("breakdown", _WIDTH, height + 2, title, grid + "".join(body), "dotted line: all together")


def _row(row: Row, top: float, x: Axis) -> tuple[str, float]:
    lines = wrap(row.name, _LEFT - 8, bold=row.differs)
    grown = max(_ROW, _LINE * len(lines) + 8)
    kind = "bold" if row.differs else ""
    body = "".join(text(0, top + 11 + _LINE * at, part, kind) for at, part in enumerate(lines))
    y = top + 7
    if row.value is None or row.low is None or row.high is None:
        told = row.reason or "withheld"
        room = width_of(told, 11)
        if room > _WIDTH - _LEFT - 6:
            parts = wrap(told, _WIDTH - _LEFT - 6, 11)
            body += "".join(text(_LEFT, top + 11 + _LINE * at, part, "tick slanted") for at, part in enumerate(parts))
            return body, max(grown, _LINE * len(parts) + 8)
        body += line(_LEFT + room + 6, y + 1, max(_LEFT + room + 6, _WIDTH - 4), y + 1, "softline", 1, "1 3")
        return body + text(_LEFT, top + 11, told, "tick slanted label"), grown
    left, right = x(row.low), x(row.high)
    wide = max(4.0, right - left)
    body += f'<rect class="band" x="{n((left + right - wide) / 2)}" y="{n(y - 4)}" width="{n(wide)}" height="8"/>'
    body += f'<circle class="dot" cx="{n(x(row.value))}" cy="{n(y)}" r="4"/>'
    return body + text(_WIDTH, top + 11, count(row.n or 0), "tick", "end"), grown
