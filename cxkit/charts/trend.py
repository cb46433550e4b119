"""A metric over time against its dated path."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxkit.charts.spark import _runs
from cxkit.charts.svg import Axis, n, picture, width_of, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cxkit.results import Point

_WIDTH, _HEIGHT = 760, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 700, 24, 284


def trend(series: Sequence[Point], path: Sequence[tuple[date, float]], today: date, *, title: str, unit: str) -> str:
    """Points with intervals, the path dashed with its checkpoints, today as an upright.

    Lines join neighbouring periods of one definition only: never across a gap or a changed definition.
    """
    known = [p for p in series if p.value is not None and p.low is not None and p.high is not None]
    days = [p.end.toordinal() for p in known] + [day.toordinal() for day, _ in path] + [today.toordinal()]
    values = [v for p in known for v in (p.low, p.high) if v is not None] + [value for _, value in path]
    if not values:
        return picture("trend", _WIDTH, _HEIGHT, title, "")
    x = Axis(min(days), max(days), _LEFT + 12, _RIGHT - 12)
    low, high, step = _range(values)
    y = Axis(low, high, _BOTTOM, _TOP)
    body = [_grid(low, high, step, y), _today(x(today.toordinal())), _measured(series, x, y), _dated(path, x, y)]
    body.append(_years(min(days), max(days), x))
    return picture("trend", _WIDTH, _HEIGHT, title, "".join(body), f"in {unit}; intervals as bands")


def _range(values: Sequence[float]) -> tuple[float, float, float]:
    span = max(max(values) - min(values), 1e-9)
    step = 10 ** math.floor(math.log10(span))
    step = next(size * step for size in (0.2, 0.5, 1, 2, 5, 10) if span / (size * step) <= 6)
    return math.floor(min(values) / step) * step, math.ceil(max(values) / step) * step, step


def _grid(low: float, high: float, step: float, y: Axis) -> str:
    lines = []
    for at in range(round((high - low) / step) + 1):
        value = low + at * step
        lines.append(f'<path class="hair" d="M{_LEFT} {n(y(value))}H{_RIGHT}" stroke-width="1"/>')
        shown = f"{value:g}".replace("-", "\u2212")
        lines.append(f'<text class="tick" x="{_LEFT - 6}" y="{n(y(value) + 4)}" text-anchor="end">{shown}</text>')
    return "".join(lines)


def _today(x: float) -> str:
    return (
        f'<path class="ink" d="M{n(x)} {_TOP - 8}V{_BOTTOM}" stroke-width="1"/>'
        f'<text class="tick" x="{n(x)}" y="{_TOP - 12}" text-anchor="middle">today</text>'
    )


def _dated(path: Sequence[tuple[date, float]], x: Axis, y: Axis) -> str:
    if not path:
        return ""
    places = [(x(day.toordinal()), y(value), value) for day, value in path]
    line = " ".join(f"{n(a)} {n(b)}" for a, b, _ in places)
    marks = []
    for a, b, value in places:
        marks.append(f'<path class="ink" d="M{n(a)} {n(b - 5)}l5 5l-5 5l-5 -5z"/>')
        text = f"{value:g}".replace("-", "\u2212")
        at = min(a + 8, _WIDTH - width_of(text) - 2)
        marks.append(f'<text class="label" x="{n(at)}" y="{n(b + 16)}">{words(text)}</text>')
    dashed = f'<polyline class="soft" points="{line}" fill="none" stroke-width="1.5" stroke-dasharray="5 4"/>'
    return dashed + "".join(marks)


def _measured(series: Sequence[Point], x: Axis, y: Axis) -> str:
    body = []
    for revision in dict.fromkeys(point.revision for point in series):
        known = [
            (at, p)
            for at, p in enumerate(series)
            if p.revision == revision and p.value is not None and p.low is not None and p.high is not None
        ]
        for run in _runs(known):
            places = [(x(p.end.toordinal()), p) for _, p in run]
            if len(places) > 1:
                upper = " ".join(f"{n(a)} {n(y(p.high or 0))}" for a, p in places)
                lower = " ".join(f"{n(a)} {n(y(p.low or 0))}" for a, p in reversed(places))
                line = " ".join(f"{n(a)} {n(y(p.value or 0))}" for a, p in places)
                body.append(f'<polygon class="band" points="{upper} {lower}"/>')
                body.append(f'<polyline class="data" points="{line}" fill="none" stroke-width="2"/>')
            for a, p in places:
                if len(places) == 1:
                    body.append(
                        f'<path class="data" d="M{n(a)} {n(y(p.low or 0))}V{n(y(p.high or 0))}" stroke-width="1.5"/>'
                    )
                body.append(f'<circle class="dot" cx="{n(a)}" cy="{n(y(p.value or 0))}" r="3"/>')
    return "".join(body)


def _years(first: int, last: int, x: Axis) -> str:
    from datetime import date

    years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
    starts = [(year, date(year, 1, 1).toordinal()) for year in years]
    return "".join(
        f'<path class="hair" d="M{n(x(day))} {_BOTTOM}v6" stroke-width="1"/>'
        f'<text class="tick" x="{n(x(day) + 3)}" y="{_BOTTOM + 16}">{year}</text>'
        for year, day in starts
        if first <= day <= last
    )
