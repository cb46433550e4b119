"""A metric over time against its dated path."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cxkit.charts.labels import Box, Labels, Said
from cxkit.charts.runs import runs
from cxkit.charts.svg import Axis, diamond, line, n, picture, text, whisker, width_of, wrap
from cxkit.charts.ticks import digits, ticks
from cxkit.render.digits import digits_for, digits_of
from cxkit.render.numbers import count, day, interval, number, period, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxkit.charts.runs import Measured
    from cxkit.results import Point

_WIDTH, _HEIGHT = 760, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 668, 34, 360
_DOTS = 24
_NAME = 170


@dataclass(frozen=True, slots=True)
class Other:
    """What others reach: whose value, when, and how many stand behind it."""

    who: str
    value: float
    at: date | None
    n: int | None = None


def trend(
    series: Sequence[Point],
    path: Sequence[tuple[date, float]],
    today: date,
    *,
    title: str,
    unit: str,
    expected: float | None = None,
    others: Sequence[Other] = (),
) -> str:
    """Points with intervals, the path dashed with its checkpoints, today as an upright.

    Lines join neighbouring periods of one definition only: never across a gap or a changed definition, which is cut by
    a zigzag; what was measured before it is drawn softly.

    Args:
        series: published figures, oldest first.
        path: baseline, checkpoints and target with their days.
        today: as of.
        title: what it shows.
        unit: of the values.
        expected: what the path says for today.
        others: benchmarks.
    """
    measured = [piece for run in runs(series) for piece in run]
    dated = [other for other in others if other.at]
    days = [one.end for one in measured] + [at for at, _ in path] + [today] + [one.at for one in dated if one.at]
    values = [v for one in measured for v in (one.low, one.high)] + [v for _, v in path] + [one.value for one in dated]
    if not values:
        return picture("trend", _WIDTH, _HEIGHT, title, "")
    first, last = min(days).toordinal(), max(days).toordinal()
    x = Axis(first, max(last, first + 1), _LEFT + 16, _RIGHT - 14)
    marks = ticks(min(values), max(values), 7)
    y = Axis(marks[0], marks[-1], _BOTTOM, _TOP)
    labels = Labels(Box(_LEFT + 2, 18, _WIDTH, _BOTTOM - 2))
    body = [_grid(marks, y, unit), _years(min(days), max(days), x), *_definitions(series, x, y, labels)]
    body += [_today(today, x, labels), *_path(path, x, y, labels), _expected(expected, today, x, y)]
    body += [_other(one, x, y, labels) for one in dated]
    body.append(_newest(series, measured, today, x, y, labels, unit))
    return picture("trend", _WIDTH, _HEIGHT, title, "".join(body), f"in {unit}; intervals as bands, the path dashed")


def _at(x: Axis, when: date) -> float:
    return x(when.toordinal())


def _grid(marks: Sequence[float], y: Axis, unit: str) -> str:
    shown = digits(marks)
    lines = [
        line(_LEFT, y(mark), _RIGHT, y(mark), "hair") + text(_LEFT - 6, y(mark) + 4, number(mark, shown), "tick", "end")
        for mark in marks
    ]
    return "".join(lines) + text(0, 12, unit, "tick")


def _years(first: date, last: date, x: Axis) -> str:
    body = line(_LEFT, _BOTTOM, _RIGHT, _BOTTOM, "softline")
    for year in range(first.year, last.year + 1):
        start, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        if date(year, 12, 31) <= last:
            body += line(_at(x, date(year, 12, 31)), _BOTTOM, _at(x, date(year, 12, 31)), _BOTTOM + 6, "softline")
        middle = (_at(x, start) + _at(x, end)) / 2
        if _at(x, end) - _at(x, start) > width_of(str(year), 11):
            body += text(middle, _BOTTOM + 20, str(year), "tick", "middle")
    return body


def _today(today: date, x: Axis, labels: Labels) -> str:
    at, told = _at(x, today), f"today, {day(today)}"
    room = at + 6 + width_of(told, 11, bold=True) <= _WIDTH
    labels.taken.append(Box(at - 2, _TOP - 12, at + 2, _BOTTOM))
    label = text(at + 6 if room else at - 6, 12, told, "small bold", "" if room else "end")
    return line(at, 4, at, _BOTTOM, "ink") + label


def _expected(expected: float | None, today: date, x: Axis, y: Axis) -> str:
    if expected is None:
        return ""
    return f'<circle class="inkfill" cx="{n(_at(x, today))}" cy="{n(y(expected))}" r="3"/>'


def _path(path: Sequence[tuple[date, float]], x: Axis, y: Axis, labels: Labels) -> Iterator[str]:
    if not path:
        return
    places = " ".join(f"{n(_at(x, at))} {n(y(value))}" for at, value in path)
    yield f'<polyline class="ink" points="{places}" fill="none" stroke-width="1.5" stroke-dasharray="5 4"/>'
    for at, value in path[1:]:
        labels.mark(_at(x, at), y(value))
    for (start, first), (end, last) in itertools.pairwise(path):
        labels.avoided += _along((_at(x, start), y(first)), (_at(x, end), y(last)))
    for at, value in path[1:]:
        goal = (at, value) == path[-1]
        a, b = _at(x, at), y(value)
        yield diamond(a, b, 6, "inkfill") if goal else diamond(a, b, 5.5, "open", 1.3)
        told = f"target {plain(value)}" if goal else plain(value)
        yield labels.place(a, b, (Said(told, "bold"), Said(day(at), "tick")), "rRlLba")


def _along(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Box]:
    """Small places along a line."""
    steps = max(1, round(math.hypot(end[0] - start[0], end[1] - start[1]) / 10))
    for step in range(steps + 1):
        a = start[0] + (end[0] - start[0]) * step / steps
        b = start[1] + (end[1] - start[1]) * step / steps
        yield Box(a - 3, b - 3, a + 3, b + 3)


def _definitions(series: Sequence[Point], x: Axis, y: Axis, labels: Labels) -> Iterator[str]:
    revisions = list(dict.fromkeys(point.revision for point in series))
    cuts = []
    for revision in revisions:
        of_it = [point for point in series if point.revision == revision]
        retired = revision != revisions[-1]
        for run in runs(of_it):
            yield _run(run, x, y, retired=retired, dots=len(of_it) <= _DOTS, labels=labels)
        if retired:
            after = next(point for point in series[series.index(of_it[-1]) :] if point.revision != revision)
            cuts.append((_at(x, of_it[-1].end) + _at(x, after.end)) / 2)
    for cut in cuts:
        yield _zigzag(cut, labels)


def _run(run: Sequence[Measured], x: Axis, y: Axis, *, retired: bool, dots: bool, labels: Labels) -> str:
    band, data, dot = ("washfill", "softline", "softfill") if retired else ("band", "data", "dot")
    places = [(_at(x, p.end), p) for p in run]
    for a, p in places if dots else places[-1:]:
        labels.mark(a, y(p.value), 5)
    if len(places) == 1:
        a, p = places[0]
        return (
            whisker(y(p.low), y(p.high), a, data) + f'<circle class="{dot}" cx="{n(a)}" cy="{n(y(p.value))}" r="3.5"/>'
        )
    for (left, p), (right, q) in itertools.pairwise(places):
        labels.avoided.append(Box(left, min(y(p.high), y(q.high)), right, max(y(p.low), y(q.low))))
    upper = " ".join(f"{n(a)} {n(y(p.high))}" for a, p in places)
    lower = " ".join(f"{n(a)} {n(y(p.low))}" for a, p in reversed(places))
    drawn = " ".join(f"{n(a)} {n(y(p.value))}" for a, p in places)
    body = f'<polygon class="{band}" points="{upper} {lower}"/>'
    body += f'<polyline class="{data}" points="{drawn}" fill="none" stroke-width="2"/>'
    shown = places if dots else places[-1:]
    return body + "".join(f'<circle class="{dot}" cx="{n(a)}" cy="{n(y(p.value))}" r="3"/>' for a, p in shown)


def _zigzag(at: float, labels: Labels) -> str:
    steps = "".join("l4 4l-4 4" for _ in range((_BOTTOM - _TOP) // 8))
    labels.taken.append(Box(at - 2, _TOP, at + 6, _BOTTOM))
    said = (Said("definition changed", "small bold"), Said("not compared across the line", "tick"))
    return f'<path class="cut" d="M{n(at - 2)} {_TOP}{steps}" stroke-width="1.2"/>' + labels.place(
        at, _BOTTOM - 44, said, "rl"
    )


def _other(one: Other, x: Axis, y: Axis, labels: Labels) -> str:
    if one.at is None:
        return ""
    a, b = _at(x, one.at), y(one.value)
    labels.mark(a, b)
    n_told = f"n {count(one.n)}" if one.n else "n not said"
    who = wrap(f"{one.who} {plain(one.value)}", _NAME, 12)
    lines = (*(Said(part, "softtext small") for part in who), Said(n_told, "tick"))
    return diamond(a, b, 5.5, "opensoft", 1.4) + labels.place(a, b, lines, "LRlrabAB")


def _newest(
    series: Sequence[Point], measured: Sequence[Measured], today: date, x: Axis, y: Axis, labels: Labels, unit: str
) -> str:
    newest = series[-1] if series else None
    if newest is None or newest.value is None or newest.low is None or newest.high is None:
        return ""
    own = digits_of(unit)
    shown = digits_for(newest.low, newest.high, own)
    told = f"{number(newest.value, own)}  {interval(newest.low, newest.high, shown)}"
    base = ", low base" if newest.low_base else ""
    lines = (Said(told, "bold accenttext"), Said(f"n {count(newest.n or 0)}{base}, {period(newest.period)}", "tick"))
    last = measured[-1]
    beyond = labels.place(_at(x, today), y(last.value), lines, "rR", clear=True)
    return beyond or labels.place(_at(x, last.end), y(last.value), lines, "rRlLbaBA")
