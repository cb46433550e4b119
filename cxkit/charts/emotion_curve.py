"""The emotion curve of a journey: as it is, as wanted, and as measured."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.charts.labels import Box, Labels, Said
from cxkit.charts.svg import Axis, diamond, line, n, picture, text, whisker
from cxkit.render.numbers import count, number, short, signed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

COLUMN = 115
_HEIGHT = 252
_LEVELS = {2: "+2", 1: "+1", 0: "0", -1: "\u22121", -2: "\u22122"}
_CONTRADICTS = 1.0


@dataclass(frozen=True, slots=True)
class Feeling:
    """A touchpoint on the curve, from −2 (let down) to 2 (delighted); None where nobody said.

    Args:
        name: of the touchpoint.
        now: as drawn: the mean of the personas.
        wanted: as wanted.
        moment_of_truth: drawn as a diamond.
        apart: lowest and highest persona, where they differ.
        measured: value and interval of what customers said, on the same scale.
        n: how many said it.
        low_base: fewer than 30 of them.
    """

    name: str
    now: float | None
    wanted: float | None
    moment_of_truth: bool = False
    apart: tuple[float, float] | None = None
    measured: tuple[float, float, float] | None = None
    n: int = 0
    low_base: bool = False

    @property
    def contradicted(self) -> bool:
        """Whether the measure lies more than a point from what is drawn, and its interval leaves that out."""
        if self.now is None or self.measured is None:
            return False
        value, low, high = self.measured
        return abs(value - self.now) > _CONTRADICTS and not low <= self.now <= high


def emotion_curve(feelings: Sequence[Feeling], *, title: str, begins: Collection[int] = (), now: str = "now") -> str:
    """Now as a line that never overshoots a drawn point, wanted dashed and broken where nobody said.

    Args:
        feelings: one for each column of 115.
        title: what it shows.
        begins: columns where a stage begins.
        now: what the full line is called.
    """
    width = COLUMN * max(1, len(feelings))
    y = Axis(-2, 2, 222, 30)
    body = [line(at * COLUMN + 0.5, 0, at * COLUMN + 0.5, _HEIGHT, "hair") for at in sorted(begins)]
    for level, name in _LEVELS.items():
        body.append(line(0, y(level), width, y(level), "hair" if level else "softline"))
        body.append(text(5, y(level) - 4, name, "tick"))
    for kind, stretches in (("accentline", _wanted(feelings, y)), ("ink", _now(feelings, y))):
        dash = ' stroke-dasharray="6 4"' if kind == "accentline" else ""
        stroke = 1.8 if kind == "accentline" else 2.2
        body += [
            f'<path class="{kind}" d="{_curve(run)}" fill="none" stroke-width="{stroke}"{dash}/>'
            for run in stretches
            if len(run) > 1
        ]
    for at, one in enumerate(feelings):
        body += _marks(one, (at + 0.5) * COLUMN, y)
    body += _names(feelings, y, now)
    drawn = [run for stretches in (_wanted(feelings, y), _now(feelings, y)) for run in stretches]
    labels = Labels(Box(2, 0, width, _HEIGHT), _taken(feelings, y), [box for run in drawn for box in _along(run)])
    measured = [_measure(one, (at + 0.5) * COLUMN, y, labels) for at, one in enumerate(feelings)]
    desc = f"full line: {now}; dashed line: wanted; diamonds: moments of truth; squares: measured"
    return picture("curve", width, _HEIGHT, title, "".join(body + measured), desc)


def _wanted(feelings: Sequence[Feeling], y: Axis) -> list[list[tuple[float, float]]]:
    return _stretches([(COLUMN * (at + 0.5), f.wanted) for at, f in enumerate(feelings)], y)


def _now(feelings: Sequence[Feeling], y: Axis) -> list[list[tuple[float, float]]]:
    return _stretches([(COLUMN * (at + 0.5), f.now) for at, f in enumerate(feelings)], y)


def _stretches(places: Sequence[tuple[float, float | None]], y: Axis) -> list[list[tuple[float, float]]]:
    groups = itertools.groupby(places, key=lambda place: place[1] is None)
    return [[(a, y(b)) for a, b in group if b is not None] for missing, group in groups if not missing]


def _curve(places: Sequence[tuple[float, float]]) -> str:
    """Cubic pieces with level ends, so that no piece passes its own points."""
    steps = [f"M{n(places[0][0])} {n(places[0][1])}"]
    for (a, b), (c, d) in itertools.pairwise(places):
        middle = (a + c) / 2
        steps.append(f"C{n(middle)} {n(b)} {n(middle)} {n(d)} {n(c)} {n(d)}")
    return "".join(steps)


def _along(places: Sequence[tuple[float, float]]) -> Iterator[Box]:
    """Small places along a curve, for labels to avoid."""
    for (a, b), (c, d) in itertools.pairwise(places):
        for step in range(21):
            t = step / 20
            x = a + (c - a) * (1.5 * t * (1 - t) + t**3)
            at = b + (d - b) * t * t * (3 - 2 * t)
            yield Box(x - 3, at - 3, x + 3, at + 3)


def _marks(one: Feeling, x: float, y: Axis) -> list[str]:
    marks = []
    if one.wanted is not None:
        marks.append(f'<circle class="hollow" cx="{n(x)}" cy="{n(y(one.wanted))}" r="3.5" stroke-width="1.5"/>')
    if one.apart is not None:
        marks.append(line(x, y(one.apart[0]), x, y(one.apart[1]), "ink", 1, "2 2"))
    if one.now is not None:
        b = y(one.now)
        drawn = f'<circle class="inkfill" cx="{n(x)}" cy="{n(b)}" r="4.5"/>'
        marks.append(diamond(x, b, 6, "inkfill") if one.moment_of_truth else drawn)
    return marks


def _taken(feelings: Sequence[Feeling], y: Axis) -> list[Box]:
    places = [((at + 0.5) * COLUMN, y(v)) for at, f in enumerate(feelings) for v in (f.now, f.wanted) if v is not None]
    return [Box(x - 6, at - 6, x + 6, at + 6) for x, at in places]


def _names(feelings: Sequence[Feeling], y: Axis, now: str) -> list[str]:
    """The names of the lines beside their first stretch; the upper line's above it, the lower one's below."""
    names = []
    for key, told, kind in (("now", now, "bold label"), ("wanted", "wanted", "bold accenttext label")):
        known = [(at, getattr(f, key), f) for at, f in enumerate(feelings) if getattr(f, key) is not None]
        if not known or (key == "wanted" and now == "wanted"):
            continue
        at, value, feeling = known[0]
        other = feeling.wanted if key == "now" else feeling.now
        below = other is not None and other >= value if key == "now" else other is not None and other > value
        names.append(text((at + 0.5) * COLUMN + 9, y(value) + (16 if below else -8), told, kind))
    return names


def _measure(one: Feeling, x: float, y: Axis, labels: Labels) -> str:
    if one.measured is None:
        return ""
    value, low, high = one.measured
    loud = one.contradicted
    stroke, fill, kind = ("signalline", "signalfill", "signaltext bold") if loud else ("softline", "softfill", "tick")
    a = x + 9 if not loud and one.now is not None and abs(one.now - value) < 0.3 else x
    body = whisker(y(low), y(high), a, stroke)
    body += f'<rect class="{fill}" x="{n(a - 4)}" y="{n(y(value) - 4)}" width="8" height="8"/>'
    if loud and one.now is not None:
        body = line(x, y(one.now), x, y(value), "signalline", 1.5, "1.5 3") + body
    said = [Said(f"{signed(value)} ± {number((high - low) / 2)}", f"{kind} small")]
    if loud and one.now is not None:
        said = [Said(f"drawn {short(one.now)},", f"{kind} small"), said[0]]
    if loud or one.low_base:
        said.append(Said(f"n {count(one.n)}{', low base' if one.low_base else ''}", "tick"))
    labels.taken.append(Box(a - 5, y(high) - 2, a + 5, y(low) + 2))
    below = one.now is None or value < one.now
    near = labels.place(a, y(low) if below else y(high), tuple(said), "b" if below else "a")
    return body + (near or labels.place(a, y(value), tuple(said), "RLrlbaBA"))
