"""The last periods of a metric, small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.runs import runs
from cxkit.charts.svg import Axis, line, n, picture, text, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.results import Point

_SHOWN = 8
_WIDTH = 150


def spark(series: Sequence[Point], *, title: str = "", last: str = "") -> str:
    """Band and line of at most eight periods, the last value beside them.

    A withheld or missing period is a gap; a changed definition cuts, and older points aren't drawn.
    """
    recent = series[-_SHOWN:]
    shown = [point for point in recent if point.revision == series[-1].revision]
    known = [piece for run in runs(shown) for piece in run]
    if not known:
        return picture("spark", _WIDTH, 40, title, "")
    days = [point.end.toordinal() for point in recent]
    right = _WIDTH - 8 - width_of(last, 11) if last else _WIDTH - 8
    x = Axis(days[0], max(days[-1], days[0] + 1), 6, right)
    y = Axis(min(p.low for p in known), max(p.high for p in known), 35, 5)
    body = []
    if len(shown) < len(recent):
        cut = max(3.0, x(shown[0].end.toordinal()) - 6)
        body.append(line(cut, 4, cut, 36, "cut", 1, "2 2"))
    for run in runs(shown):
        places = [(x(p.end.toordinal()), p) for p in run]
        if len(run) == 1:
            a, p = places[0]
            body.append(line(a, y(p.low), a, y(p.high), "data", 1.5))
            body.append(f'<circle class="dot" cx="{n(a)}" cy="{n(y(p.value))}" r="2.6"/>')
            continue
        upper = " ".join(f"{n(a)} {n(y(p.high))}" for a, p in places)
        lower = " ".join(f"{n(a)} {n(y(p.low))}" for a, p in reversed(places))
        drawn = " ".join(f"{n(a)} {n(y(p.value))}" for a, p in places)
        body.append(f'<polygon class="band" points="{upper} {lower}"/>')
        body.append(f'<polyline class="data" points="{drawn}" fill="none" stroke-width="1.5"/>')
    newest = known[-1]
    a, b = x(newest.end.toordinal()), y(newest.value)
    body.append(f'<circle class="dot" cx="{n(a)}" cy="{n(b)}" r="2.6"/>')
    if last:
        body.append(text(a + 6, min(36.0, max(11.0, b + 4)), last, "small"))
    return picture("spark", _WIDTH, 40, title, "".join(body))
