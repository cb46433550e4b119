"""Where something is and where it is wanted, one row each, on a scale of a few points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.charts.svg import Axis, line, n, picture, text, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WIDTH, _LEFT, _RIGHT = 560, 236, 544
_LINE = 14


@dataclass(frozen=True, slots=True)
class Gap:
    """A row: its name, where it is and where it is wanted; None where nobody said."""

    name: str
    now: float | None
    wanted: float | None


def gap(rows: Sequence[Gap], scale: Mapping[int, str], *, title: str) -> str:
    """A full dot where it is, a ring where it is wanted, a line between them.

    Args:
        rows: top to bottom.
        scale: point → its word, lowest first; the words stand at the ends and under the points that have one.
        title: what it shows.
    """
    x = Axis(min(scale), max(scale), _LEFT + 14, _RIGHT - 14)
    body: list[str] = []
    height = 40.0
    for row in rows:
        lines = wrap(row.name, _LEFT - 12)
        y = height + 8
        body += [text(0, y + 4 + _LINE * at, part) for at, part in enumerate(lines)]
        if row.now is not None and row.wanted is not None and row.now != row.wanted:
            body.append(line(x(row.now), y, x(row.wanted), y, "accentline", 2))
        if row.wanted is not None:
            body.append(f'<circle class="hollow" cx="{n(x(row.wanted))}" cy="{n(y)}" r="5" stroke-width="1.5"/>')
        if row.now is not None:
            body.append(f'<circle class="inkfill" cx="{n(x(row.now))}" cy="{n(y)}" r="4"/>')
        else:
            body.append(text(_LEFT + 14, y + 4, "not said", "tick slanted label"))
        height += max(26, _LINE * len(lines) + 12)
    grid = []
    for point, word in scale.items():
        grid.append(line(x(point), 32, x(point), height - 4, "hair"))
        told = wrap(word, 1.2 * (_RIGHT - _LEFT - 28) / max(1, len(scale) - 1), 11)
        grid += [
            text(x(point), 26 - _LINE * (len(told) - 1 - at), part, "tick", "middle") for at, part in enumerate(told)
        ]
    return picture("gap", _WIDTH, height, title, "".join(grid + body), "full dot: now; ring: wanted")
