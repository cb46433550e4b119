"""Risks by likelihood and impact, before and after prevention."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.charts.svg import line, n, picture, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEFT, _TOP, _CELL, _STEPS = 58, 14, 78, 5
_RIGHT, _BOTTOM = _LEFT + _CELL * _STEPS, _TOP + _CELL * _STEPS
_SEVERE = 15
_RADIUS = 10
_PLACES = {
    1: ((0, 0),),
    2: ((-17, -13), (17, 13)),
    3: ((-17, -13), (17, -13), (-17, 13)),
    4: ((-17, -13), (17, -13), (-17, 13), (17, 13)),
}


@dataclass(frozen=True, slots=True)
class Graded:
    """A risk: its number in the register, likelihood and impact (1 to 5) before and after; None where not judged."""

    number: int
    before: tuple[int, int] | None
    after: tuple[int, int] | None


def risk_matrix(risks: Sequence[Graded], appetite: int, *, title: str, desc: str = "") -> str:
    """Hollow circles stand before prevention, filled ones after, an arrow between; the stepped line is the appetite.

    Up to four circles find room in a cell; where there are more, the cell says how many, and the register names them.
    """
    cells: dict[tuple[int, int], list[tuple[int, bool]]] = {}
    for one in sorted(risks, key=lambda risk: risk.number):
        for cell, after in ((one.before, False), (one.after, True)):
            if cell:
                cells.setdefault(cell, []).append((one.number, after))
    places = {
        (number, after, cell): place
        for cell, ones in cells.items()
        for (number, after), place in zip(ones, _places(cell, len(ones)), strict=True)
    }
    crowded = {cell: len(ones) for cell, ones in cells.items() if len(ones) > max(_PLACES)}
    body = [_ground(appetite), *_arrows(risks, places)]
    body += [
        _circle(*place, number, after=after) for (number, after, cell), place in places.items() if cell not in crowded
    ]
    for cell, many in crowded.items():
        x, y = _middle(cell)
        body.append(text(x, y + 4, f"{many} circles", "label small bold", "middle"))
    return picture("risk-matrix", _RIGHT + 8, _BOTTOM + 44, title, "".join(body), desc)


def _middle(cell: tuple[int, int]) -> tuple[float, float]:
    likelihood, impact = cell
    return _LEFT + (impact - 0.5) * _CELL, _TOP + (_STEPS - likelihood + 0.5) * _CELL


def _places(cell: tuple[int, int], many: int) -> list[tuple[float, float]]:
    x, y = _middle(cell)
    return [(x + dx, y + dy) for dx, dy in _PLACES.get(many, ((0, 0),) * many)]


def _ground(appetite: int) -> str:
    """Cells over the appetite, the grid, the stepped line, and what the axes are."""
    body = []
    steps = range(1, _STEPS + 1)
    for likelihood in steps:
        for impact in steps:
            if likelihood * impact > appetite:
                kind = "sigtintfill" if likelihood * impact >= _SEVERE else "washfill"
                x, y = _middle((likelihood, impact))
                corner = f'x="{n(x - _CELL / 2)}" y="{n(y - _CELL / 2)}"'
                body.append(f'<rect class="{kind}" {corner} width="{_CELL}" height="{_CELL}"/>')
    for at in range(_STEPS + 1):
        body.append(line(_LEFT, _TOP + at * _CELL, _RIGHT, _TOP + at * _CELL, "hair"))
        body.append(line(_LEFT + at * _CELL, _TOP, _LEFT + at * _CELL, _BOTTOM, "hair"))
    body.append(f'<path class="ink" d="{_staircase(appetite)}" stroke-width="1.8"/>')
    for at in steps:
        body.append(text(_LEFT + (at - 0.5) * _CELL, _BOTTOM + 16, str(at), "tick", "middle"))
        body.append(text(_LEFT - 9, _BOTTOM - (at - 0.5) * _CELL + 4, str(at), "tick", "end"))
    body.append(text(_RIGHT, _BOTTOM + 36, "impact", "tick", "end"))
    body.append(text(_LEFT, _BOTTOM + 36, f"appetite {appetite}: what stays outside the line needs a plan", "tick"))
    body.append(f'<text class="tick" transform="translate(12 {_BOTTOM}) rotate(-90)">likelihood</text>')
    return "".join(body)


def _staircase(appetite: int) -> str:
    """The border between what lies within the appetite and what lies over it, from the upper left."""
    path = f"M{_LEFT} {_TOP}"
    for likelihood in range(_STEPS, 0, -1):
        within = min(_STEPS, max(0, appetite // likelihood))
        path += f"H{_LEFT + within * _CELL}"
        if within == _STEPS:
            break
        path += f"V{_TOP + (_STEPS - likelihood + 1) * _CELL}"
    return path


def _arrows(
    risks: Sequence[Graded], places: dict[tuple[int, bool, tuple[int, int]], tuple[float, float]]
) -> Iterator[str]:
    for one in risks:
        if one.before and one.after:
            x1, y1 = places[one.number, False, one.before]
            x2, y2 = places[one.number, True, one.after]
            long = math.hypot(x2 - x1, y2 - y1)
            if long <= 2 * _RADIUS:
                continue
            dx, dy = (x2 - x1) / long, (y2 - y1) / long
            start, end = _RADIUS + 1, long - _RADIUS - 4
            tip = (x1 + dx * (end + 3), y1 + dy * (end + 3))
            base = (x1 + dx * (end - 5), y1 + dy * (end - 5))
            yield line(x1 + dx * start, y1 + dy * start, *base, "ink", 1.3)
            sides = [(base[0] - dy * 4 * way, base[1] + dx * 4 * way) for way in (1, -1)]
            yield (
                f'<path class="inkfill" d="M{n(tip[0])} {n(tip[1])}'
                + "".join(f"L{n(x)} {n(y)}" for x, y in sides)
                + 'z"/>'
            )


def _circle(x: float, y: float, number: int, *, after: bool) -> str:
    kind, told = ("inkfill", "small bold papertext") if after else ("open", "small")
    circle = f'<circle class="{kind}" cx="{n(x)}" cy="{n(y)}" r="{_RADIUS}" stroke-width="1.2"/>'
    return circle + text(x, y + 4, str(number), told, "middle")
