"""The emotion curve of a journey: as it is, and as wanted."""

from __future__ import annotations

import itertools
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.charts.svg import Axis, n, picture, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLUMN = 115
_HEIGHT = 190
_SIGNS_IN_COLUMN = 16
_NAMES = {2: "delighted", 1: "pleased", 0: "indifferent", -1: "annoyed", -2: "let down"}


@dataclass(frozen=True, slots=True)
class Feeling:
    """A touchpoint on the curve: the mean emotion of its personas now and wanted, −2 to 2; None where nobody said."""

    name: str
    now: float | None
    wanted: float | None
    moment_of_truth: bool = False


def emotion_curve(feelings: Sequence[Feeling], *, title: str) -> str:
    """Now as a line that never overshoots a drawn point, wanted dashed; diamonds are moments of truth."""
    left = 84
    width = left + _COLUMN * max(1, len(feelings))
    y = Axis(-2, 2, _HEIGHT - 44, 16)
    body = []
    for level, name in _NAMES.items():
        body.append(f'<path class="hair" d="M{left} {n(y(level))}H{width}" stroke-width="1"/>')
        body.append(f'<text class="tick" x="{left - 8}" y="{n(y(level) + 4)}" text-anchor="end">{name}</text>')
    wanted = [(left + _COLUMN * (at + 0.5), y(f.wanted)) for at, f in enumerate(feelings) if f.wanted is not None]
    now = [(left + _COLUMN * (at + 0.5), y(f.now), f) for at, f in enumerate(feelings) if f.now is not None]
    if len(wanted) > 1:
        body.append(
            f'<path class="accentline" d="{_curve(wanted)}" fill="none" stroke-width="1.5" stroke-dasharray="5 4"/>'
        )
    body += [f'<circle class="hollow" cx="{n(a)}" cy="{n(b)}" r="4" stroke-width="1.5"/>' for a, b in wanted]
    if len(now) > 1:
        body.append(f'<path class="ink" d="{_curve([(a, b) for a, b, _ in now])}" fill="none" stroke-width="2.2"/>')
    for a, b, feeling in now:
        if feeling.moment_of_truth:
            body.append(f'<path class="inkfill" d="M{n(a)} {n(b - 6)}l6 6l-6 6l-6 -6z"/>')
        else:
            body.append(f'<circle class="inkfill" cx="{n(a)}" cy="{n(b)}" r="4"/>')
    for at, feeling in enumerate(feelings):
        x = n(left + _COLUMN * (at + 0.5))
        for row, line in enumerate(_lines(feeling.name, at)):
            y_text = _HEIGHT - 18 + 14 * row
            body.append(f'<text class="tick" x="{x}" y="{y_text}" text-anchor="middle">{words(line)}</text>')
    return picture(
        "curve", width, _HEIGHT, title, "".join(body), "full line: now; dashed line: wanted; diamonds: moments of truth"
    )


def _lines(name: str, at: int) -> list[str]:
    """A name in two lines that fit the column, else the number under which the table below lists it."""
    lines = textwrap.wrap(name, _SIGNS_IN_COLUMN, break_long_words=False)
    fits = len(lines) <= 2 and all(len(line) <= _SIGNS_IN_COLUMN for line in lines)
    return lines if fits else [f"{at + 1}"]


def _curve(places: Sequence[tuple[float, float]]) -> str:
    """Cubic pieces with level ends, so that no piece passes its own points."""
    steps = [f"M{n(places[0][0])} {n(places[0][1])}"]
    for (a, b), (c, d) in itertools.pairwise(places):
        middle = (a + c) / 2
        steps.append(f"C{n(middle)} {n(b)} {n(middle)} {n(d)} {n(c)} {n(d)}")
    return "".join(steps)
