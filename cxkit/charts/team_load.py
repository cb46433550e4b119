"""Teams booked against what they have, month by month."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.charts._timescale import Timescale
from cxkit.charts.svg import line, n, picture, text, width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_WIDTH = 1136
_LEFT, _RIGHT, _TOP = 298, 1130, 30
_ROW, _HIGH, _LINE = 76, 44, 15


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a team, in person-days; `told` stands above the bar where too much is booked."""

    first: date
    available: float
    booked: float
    told: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A team: its name, a line on it, and its months."""

    name: str
    note: str
    months: tuple[Month, ...]


def team_load(rows: Sequence[Row], today: date, *, title: str, desc: str = "") -> str:
    """Bars are what is booked, the ink line what there is; what lies above it is marked with its amount."""
    firsts = [month.first for row in rows for month in row.months]
    scale = Timescale.over(firsts, _LEFT, _RIGHT)
    tops = [_TOP + 8.0]
    for row in rows:
        tops.append(tops[-1] + max(_ROW, 22 + _LINE * len(_told(row))))
    body = [scale.heads(_TOP, tops[-1]), line(0, _TOP + 8, _WIDTH, _TOP + 8, "ink")]
    if scale.holds(today):
        body.append(line(scale.start(today), _TOP, scale.start(today), tops[-1], "accentline", 1.2))
    for at, row in enumerate(rows):
        body.append(_team(row, tops[at], tops[at + 1], scale))
    return picture("team-load", _WIDTH, tops[-1] + 8, title, "".join(body), desc)


def _told(row: Row) -> list[tuple[str, str]]:
    """What stands at the left: lines and their kind."""
    names = [(part, "bold") for part in wrap(row.name, _LEFT - 20, bold=True)]
    return names + [(part, "tick") for part in wrap(row.note, _LEFT - 20, 11)]


def _team(row: Row, top: float, bottom: float, scale: Timescale) -> str:
    base = bottom - 8
    body = [text(0, top + 26 + _LINE * at, part, kind) for at, (part, kind) in enumerate(_told(row))]
    body.append(line(0, bottom, _WIDTH, bottom, "hair"))
    most = max([month.available for month in row.months] + [month.booked for month in row.months]) or 1.0
    for month in row.months:
        x1, x2 = scale.start(month.first), scale.end(_last(month.first))
        booked, has = _HIGH * month.booked / most, _HIGH * month.available / most
        within = min(booked, has)
        wide = max(x2 - x1 - 6, 2)
        if within > 0:
            body.append(_bar("barfill", x1 + 3, base - within, wide, within))
        if month.told:
            body.append(_bar("signalfill", x1 + 3, base - booked, wide, booked - has))
            half = width_of(month.told, 11, bold=True) / 2
            if half <= (x2 - x1) / 2 + 2:
                body.append(text((x1 + x2) / 2, base - booked - 4, month.told, "label small bold signaltext", "middle"))
        body.append(line(x1 + 1, base - has, x2 - 1, base - has, "ink", 1.5))
    return "".join(body)


def _bar(kind: str, x: float, y: float, wide: float, high: float) -> str:
    return f'<rect class="{kind}" x="{n(x)}" y="{n(y)}" width="{n(wide)}" height="{n(high)}"/>'


def _last(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
