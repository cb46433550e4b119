"""Recommendations by effort and impact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxkit.charts._room import Box, Room
from cxkit.charts.svg import line, n, picture, text, width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, _HEIGHT = 630, 434
_LEFT, _TOP, _RIGHT, _BOTTOM = 40, 26, 560, 396
_RADIUS, _APART, _GAP, _LINE = 11, 24, 7, 15
_NAMED = 15
_ROOMS = (110, 140, 170, 200)
_ONE_LINE = 160


@dataclass(frozen=True, slots=True)
class Placed:
    """A recommendation.

    Args:
        mark: its rank; empty for a rejected one.
        name: up to two lines of it stand beside the disc, else none: the ranking has it.
        note: a line below the name, such as the payback.
        effort: 1 to 5.
        impact: 1 to 5.
        state: how the disc is drawn.
    """

    mark: str
    name: str
    note: str
    effort: float
    impact: float
    state: Literal["accepted", "undecided", "rejected"] = "accepted"


class _Label(NamedTuple):
    box: Box
    lines: tuple[str, ...]
    anchor: str


def impact_effort(placed: Sequence[Placed], *, title: str, desc: str = "") -> str:
    """Much for little lies at the upper left. Accepted ones are filled, undecided ones hollow, rejected ones dashed.

    A label stands right, left, below or above its disc, or at the end of a thin line, and touches nothing; beyond 15
    recommendations, or where there is no room, the number alone stands.
    """
    centres = _centres(placed)
    room = Room(Box(_LEFT + 4, _TOP - 4, WIDTH, _BOTTOM - 3))
    room.taken += [Box(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in centres]
    for told, left in (("little for little", 48.0), ("little for much", _RIGHT - width_of("little for much", 11))):
        room.taken.append(Box(left, _BOTTOM - 22, left + width_of(told, 11), _BOTTOM - 3))
    body = [_ground()]
    for one, (x, y) in zip(placed, centres, strict=True):
        if len(placed) <= _NAMED:
            body.append(_named(one, x, y, room, _outward(one, x, placed, centres), centres))
    body += [_disc(one, x, y) for one, (x, y) in zip(placed, centres, strict=True)]
    return picture("impact-effort", WIDTH, _HEIGHT, title, "".join(body), desc)


def _centres(placed: Sequence[Placed]) -> list[tuple[float, float]]:
    """Where each disc stands; those of one place side by side."""
    same: dict[tuple[float, float], list[int]] = {}
    for at, one in enumerate(placed):
        same.setdefault((one.effort, one.impact), []).append(at)
    found = [(0.0, 0.0)] * len(placed)
    for (effort, impact), ones in same.items():
        x, y = _LEFT + 60 + 100 * (effort - 1), _BOTTOM - 37 - 74 * (impact - 1)
        for at, index in enumerate(ones):
            row, column = divmod(at, 4)
            wide = min(4, len(ones) - row * 4)
            found[index] = (x + (column - (wide - 1) / 2) * _APART, y + row * _APART)
    return found


def _outward(one: Placed, x: float, placed: Sequence[Placed], centres: Sequence[tuple[float, float]]) -> str:
    """The side on which its twins leave room: the leftmost of them is labelled to the left."""
    here = (one.effort, one.impact)
    twins = [at[0] for other, at in zip(placed, centres, strict=True) if (other.effort, other.impact) == here]
    return "end" if len(twins) > 1 and x == min(twins) else ""


def _ground() -> str:
    body = [
        line(_LEFT, _TOP, _LEFT, _BOTTOM, "softline"),
        line(_LEFT, _BOTTOM, _RIGHT, _BOTTOM, "softline"),
        line(300, _TOP, 300, _BOTTOM, "hair"),
        line(_LEFT, 211, _RIGHT, 211, "hair"),
        text(48, 18, "much for little", "tick slanted"),
        text(_RIGHT, 18, "much, for much", "tick slanted", "end"),
        text(48, _BOTTOM - 10, "little for little", "tick slanted"),
        text(_RIGHT, _BOTTOM - 10, "little for much", "tick slanted", "end"),
        text(_RIGHT, 429, "effort", "tick", "end"),
        f'<text class="tick" transform="translate(10 {_BOTTOM}) rotate(-90)">impact</text>',
    ]
    for at in range(1, 6):
        body.append(text(_LEFT + 60 + 100 * (at - 1), 412, str(at), "tick", "middle"))
        body.append(text(32, _BOTTOM - 33 - 74 * (at - 1), str(at), "tick", "end"))
    return "".join(body)


def _disc(one: Placed, x: float, y: float) -> str:
    if one.state == "rejected":
        return f'<circle class="opensoft" cx="{n(x)}" cy="{n(y)}" r="9" stroke-width="1.5" stroke-dasharray="2 2"/>'
    kind, told = ("accentfill", "bold papertext") if one.state == "accepted" else ("hollow", "bold")
    circle = f'<circle class="{kind}" cx="{n(x)}" cy="{n(y)}" r="{_RADIUS}" stroke-width="1.5"/>'
    return circle + text(x, y + 4, one.mark, told, "middle")


def _named(one: Placed, x: float, y: float, room: Room, outward: str, centres: Sequence[tuple[float, float]]) -> str:
    """Its label where there is room, and the thin line to it if it stands apart."""
    beside = list(_beside(one, x, y))
    if outward:
        beside.sort(key=lambda label: label.anchor != outward)
    others = [centre for centre in centres if centre != (x, y)]
    found = next((label for label in beside if room.free(label.box) and _nearer(label.box, (x, y), others)), None)
    leader = ""
    if found is None:
        found = next(
            (label for label in _apart(one, x, y) if room.free(label.box) and _reached(label, x, y, room)), None
        )
        if found is None:
            return ""
        end = _nearest(found.box, x, y)
        leader = line(x, y, *end, "softline")
    room.taken.append(found.box)
    bold = "softtext" if one.state == "rejected" else "bold"
    at = found.box.right if found.anchor == "end" else found.box.left
    at = (found.box.left + found.box.right) / 2 if found.anchor == "middle" else at
    body = [
        text(at, found.box.top + 11 + _LINE * row, told, f"label {bold}", found.anchor)
        for row, told in enumerate(found.lines)
    ]
    if one.note:
        body.append(text(at, found.box.top + 11 + _LINE * len(found.lines), one.note, "label tick", found.anchor))
    return leader + "".join(body)


def _shapes(one: Placed) -> Iterator[tuple[float, float, tuple[str, ...]]]:
    """Width, height and lines of a label, narrow ones first; none where two lines don't hold the name."""
    short = (_ONE_LINE,) if width_of(one.name, bold=True) <= _ONE_LINE else ()
    for room in (*short, *_ROOMS):
        lines = tuple(wrap(one.name, room, bold=True))
        if len(lines) <= 2:
            wide = max(*(width_of(told, bold=True) for told in lines), width_of(one.note, 11))
            yield wide, _LINE * (len(lines) + bool(one.note)), lines


def _beside(one: Placed, x: float, y: float) -> Iterator[_Label]:
    away = _RADIUS + _GAP
    shapes = list(_shapes(one))
    for wide, high, lines in shapes:
        yield _Label(Box(x + away, y - high / 2, x + away + wide, y + high / 2), lines, "")
    for wide, high, lines in shapes:
        yield _Label(Box(x - away - wide, y - high / 2, x - away, y + high / 2), lines, "end")
    for top in (1, -1):
        for wide, high, lines in shapes:
            upper = y + away - 3 if top == 1 else y - away + 3 - high
            yield _Label(Box(x - wide / 2, upper, x + wide / 2, upper + high), lines, "middle")


def _apart(one: Placed, x: float, y: float) -> Iterator[_Label]:
    """Places all over the picture, the nearest first."""
    for wide, high, lines in list(_shapes(one))[:1]:
        spots = [
            Box(left, top, left + wide, top + high)
            for left in range(_LEFT + 8, WIDTH, 12)
            for top in range(_TOP, _BOTTOM, 12)
        ]
        for box in sorted(spots, key=lambda box: _distance(_nearest(box, x, y), x, y)):
            yield _Label(box, lines, "")


def _reached(label: _Label, x: float, y: float, room: Room) -> bool:
    """Whether a line from the disc's edge meets nothing on its way."""
    end = _nearest(label.box, x, y)
    long = _distance(end, x, y)
    if long <= _RADIUS + 1:
        return False
    share = (_RADIUS + 1) / long
    return not room.crosses(x + (end[0] - x) * share, y + (end[1] - y) * share, *end)


def _nearer(box: Box, own: tuple[float, float], others: Sequence[tuple[float, float]]) -> bool:
    """Whether a label stands nearer to its own disc than to any other, so that nobody reads it as theirs."""
    far = _distance(_nearest(box, *own), *own)
    return all(_distance(_nearest(box, *other), *other) > far for other in others)


def _nearest(box: Box, x: float, y: float) -> tuple[float, float]:
    return min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)


def _distance(end: tuple[float, float], x: float, y: float) -> float:
    return float(((end[0] - x) ** 2 + (end[1] - y) ** 2) ** 0.5)
