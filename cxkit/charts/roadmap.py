"""The roadmap: phases, initiatives and activities over time, and what waits for what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxkit.charts._arrows import arrows
from cxkit.charts._labels import Mark, beside
from cxkit.charts._timescale import Timescale
from cxkit.charts.svg import diamond, line, n, picture, text, width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

WIDTH = 1136
_LEFT, _RIGHT, _TOP = 298, 1130, 30
_ROW, _LINE, _PHASE = 23, 15, 48
_FLAG = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """An activity.

    Args:
        id: what others wait for.
        name: as it stands at the left.
        start: first day.
        end: last day.
        progress: per cent that is done; None where nobody wrote it.
        after: ids it waits for.
        critical: on the critical path: drawn in the accent, its name in bold.
        found: its dates were found, not given: drawn as an outline.
        late: it should be over and isn't.
    """

    id: str
    name: str
    start: date
    end: date
    progress: float | None = None
    after: tuple[str, ...] = ()
    critical: bool = False
    found: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A milestone, a checkpoint or a prevention: its name, its day, and whether it is done or late."""

    name: str
    day: date
    done: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """An initiative with its activities, or a risk with its preventions.

    Args:
        name: as it stands at the left.
        note: right of the name: its budget.
        bars: activities, a predecessor above its successor.
        points: milestones, drawn as ◆; preventions, drawn as ■.
        live: the day it goes live.
        prevents: whether the points are preventions.
    """

    name: str
    note: str = ""
    bars: tuple[Bar, ...] = ()
    points: tuple[Point, ...] = ()
    live: date | None = None
    prevents: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase: its bracket, its checkpoints, and the lanes in it."""

    name: str
    start: date | None
    end: date | None
    checkpoints: tuple[Point, ...] = ()
    lanes: tuple[Lane, ...] = ()


def roadmap(stretches: Sequence[Stretch], today: date, *, today_label: str, title: str, desc: str = "") -> str:
    """Everything on one scale of months; bars off the critical path are grey, those on it blue with a bold name.

    Args:
        stretches: phases, top to bottom.
        today: the day of the upright line.
        today_label: what stands at its foot.
        title: for readers who can't see it.
        desc: the same at more length.
    """
    days = [day for one in stretches for day in _days(one)]
    if not days:
        return picture("roadmap", WIDTH, 40, title, text(0, 24, "No dates yet.", "softtext"))
    scale = Timescale.over(days, _LEFT, _RIGHT)
    over: list[str] = []
    places: dict[str, float] = {}
    y = 38.0
    for at, one in enumerate(stretches):
        over.append(line(0, y, WIDTH, y, "ink" if at == 0 else "hair"))
        body, height = _stretch(one, y, scale, places)
        over.append(body)
        y += height
    bars = [(bar, places[bar.id]) for one in stretches for lane in one.lanes for bar in lane.bars]
    under = [scale.heads(_TOP, y), _today(scale, today, today_label, y), arrows(bars, scale)]
    return picture("roadmap", WIDTH, y + 20, title, "".join(under + over), desc)


def _days(one: Stretch) -> Iterator[date]:
    yield from (day for day in (one.start, one.end) if day)
    yield from (point.day for point in one.checkpoints)
    for lane in one.lanes:
        yield from (point.day for point in lane.points)
        yield from (day for bar in lane.bars for day in (bar.start, bar.end))
        if lane.live:
            yield lane.live


def _today(scale: Timescale, today: date, label: str, bottom: float) -> str:
    if not scale.holds(today):
        return ""
    x = scale.start(today)
    half = width_of(label, 11, bold=True) / 2
    middle = min(max(x, half), WIDTH - half)
    return line(x, _TOP, x, bottom + 2, "accentline", 1.2) + text(
        middle, bottom + 14, label, "small bold accenttext", "middle"
    )


def _stretch(one: Stretch, top: float, scale: Timescale, places: dict[str, float]) -> tuple[str, float]:
    """A phase from its rule down; its height depends on how many lines its names take."""
    names = wrap(one.name, _LEFT - 8, 13.5, bold=True)
    middle = top + 22
    body = [text(0, middle + 5 + _LINE * at, part, "phase bold") for at, part in enumerate(names)]
    if one.start and one.end:
        x1, x2 = scale.start(one.start), scale.end(one.end)
        body.append(
            f'<path class="ink" d="M{n(x1)} {n(middle - 4)}v8M{n(x1)} {n(middle)}H{n(x2)}M{n(x2)} {n(middle - 4)}v8" '
            'stroke-width="1.5"/>'
        )
    body.append(_checkpoints(one.checkpoints, middle, scale))
    y = top + _PHASE + _LINE * (len(names) - 1)
    for at, lane in enumerate(one.lanes):
        part, height = _lane(lane, y + (4 if at else 0), scale, places)
        body.append(part)
        y += height + (4 if at else 0)
    return "".join(body), y - top + 2


def _checkpoints(points: Sequence[Point], middle: float, scale: Timescale) -> str:
    """Triangles on the bracket, each with its question above."""
    marks, body = [], []
    for one in sorted(points, key=lambda point: point.day):
        x = scale.start(one.day)
        kind = "signalfill" if one.late else "inkfill" if one.done else "open"
        body.append(f'<path class="{kind}" d="M{n(x)} {n(middle - 7)}l6.5 12h-13z" stroke-width="1.5"/>')
        marks.append(Mark(x - 3, x + 3, f"{one.name}{', late' if one.late else ''}"))
    for mark, place in zip(marks, beside(marks, _LEFT + 2, WIDTH), strict=True):
        if place:
            body.append(text(place.x, middle - 7, mark.label, "label small slanted", place.anchor))
    return "".join(body)


def _lane(lane: Lane, top: float, scale: Timescale, places: dict[str, float]) -> tuple[str, float]:
    """An initiative's row and those of its activities; `top` is the middle of its first line."""
    note = width_of(lane.note, 11) + 12 if lane.note else 0
    names = wrap(lane.name, _LEFT - 22 - note, bold=not lane.prevents)
    kind = "softtext" if lane.prevents else "bold"
    body = [text(10, top + 4 + _LINE * at, part, kind) for at, part in enumerate(names)]
    if lane.note:
        body.append(text(_LEFT - 12, top + 4, lane.note, "tick", "end"))
    if lane.bars:
        x1 = scale.start(min(bar.start for bar in lane.bars))
        body.append(line(x1, top, scale.end(max(bar.end for bar in lane.bars)), top, "softline"))
    lines = len(names)
    if lane.prevents:
        # a line for each, so that none lacks room for its name
        for at, one in enumerate(sorted(lane.points, key=lambda point: point.day)):
            body.append(_signs(replace(lane, points=(one,)), top + _LINE * at, scale))
        lines = max(lines, len(lane.points))
    else:
        body.append(_signs(lane, top, scale))
    y = top + _ROW + _LINE * (lines - 1)
    for bar in lane.bars:
        places[bar.id] = y
        part, lines = _bar(bar, y, scale)
        body.append(part)
        y += _ROW + _LINE * (lines - 1)
    return "".join(body), y - top


def _signs(lane: Lane, y: float, scale: Timescale) -> str:
    """The flag and the points of a lane, each with its name where there is room; along a line, on paper."""
    marks: list[tuple[Mark, str]] = []
    if lane.live:
        x = scale.start(lane.live)
        foot = y - 4 if any(abs(scale.end(one.day) - x) < _FLAG for one in lane.points) else y + 6
        flag = f'<path class="accentline" d="M{n(x)} {n(foot)}v-13h8l-2.5 3.5l2.5 3.5h-8" stroke-width="1.5"/>'
        marks.append((Mark(x - 2, x + 10), flag))
    for one in lane.points:
        x = scale.start(one.day) if lane.prevents else scale.end(one.day)
        kind = "signalfill" if one.late else "inkfill"
        if lane.prevents:
            kind = kind if one.late or one.done else "open"
            sign = f'<path class="{kind}" d="M{n(x - 4)} {n(y - 4)}h8v8h-8z" stroke-width="1.3"/>'
        else:
            sign = diamond(x, y, 5.5, kind)
        state = ", late" if one.late else ", done" if one.done else ""
        marks.append((Mark(x - 6, x + 6, f"{one.name}{state}"), sign))
    marks.sort(key=lambda pair: (pair[0].left, pair[0].label))
    labelled = [mark for mark, _ in marks if mark.label]
    line_end = max((scale.end(bar.end) for bar in lane.bars), default=0.0)
    body = []
    for mark, place in zip(labelled, beside([mark for mark, _ in marks], _LEFT + 2, WIDTH), strict=True):
        if place:
            if place.left < line_end:
                wide = place.right - place.left + 6
                rect = f'x="{n(place.left - 3)}" y="{n(y - 7)}" width="{n(wide)}" height="14"'
                body.append(f'<rect class="paperfill" {rect}/>')
            kind = "label small signaltext" if mark.label.endswith(", late") else "label tick"
            body.append(text(place.x, y + 4, mark.label, kind, place.anchor))
    return "".join(body + [sign for _, sign in marks])


def _bar(bar: Bar, y: float, scale: Timescale) -> tuple[str, int]:
    """An activity's row, and how many lines its name takes."""
    names = wrap(bar.name, _LEFT - 34, bold=bar.critical)
    body = [text(22, y + 4 + _LINE * at, part, "bold" if bar.critical else "softtext") for at, part in enumerate(names)]
    x, end = scale.start(bar.start), scale.end(bar.end)
    wide = max(end - x, 2)
    if bar.found:
        kind = "accentline" if bar.critical else "softline"
        body.append(
            f'<rect class="{kind}" x="{n(x + 0.6)}" y="{n(y - 5.4)}" width="{n(max(wide - 1.2, 1))}" height="10.8" '
            'stroke-width="1.2" stroke-dasharray="3 2"/>'
        )
    else:
        kind = "accentfill" if bar.critical else "barfill"
        body.append(f'<rect class="{kind}" x="{n(x)}" y="{n(y - 6)}" width="{n(wide)}" height="12"/>')
    done = min(100.0, max(0.0, bar.progress or 0.0))
    if done:
        body.append(f'<rect class="inkfill" x="{n(x)}" y="{n(y + 7.5)}" width="{n(wide * done / 100)}" height="2"/>')
    told = f"{done:g}\u202f%{', late' if bar.late else ''}" if 0 < done < 100 or bar.late else ""
    if told:
        left = x - 6 - width_of(told, 11) >= _LEFT - 16
        kind = "label small signaltext" if bar.late else "label tick"
        body.append(text(x - 6 if left else end + 6, y + 4, told, kind, "end" if left else ""))
    return "".join(body), len(names)
