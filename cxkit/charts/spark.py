"""The last periods of a metric, small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.svg import Axis, n, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.results import Point

_SHOWN = 8


def spark(series: Sequence[Point], *, title: str = "") -> str:
    """Band and line of at most eight periods; a withheld one is a gap, a changed definition cuts and starts anew."""
    shown = [point for point in series[-_SHOWN:] if point.revision == series[-1].revision]
    known = [(at, p) for at, p in enumerate(shown) if p.value is not None and p.low is not None and p.high is not None]
    if not known:
        return picture("spark", 150, 40, title, "")
    x = Axis(0, max(1, len(shown) - 1), 8, 142)
    y = Axis(min(p.low or 0 for _, p in known), max(p.high or 0 for _, p in known), 36, 4)
    body = []
    if len(shown) < len(series[-_SHOWN:]):
        body.append('<path class="cut" d="M3 4V36" stroke-width="1" stroke-dasharray="2 2"/>')
    for run in _runs(known):
        if len(run) == 1:
            at, p = run[0]
            body.append(
                f'<path class="data" d="M{n(x(at))} {n(y(p.low or 0))}V{n(y(p.high or 0))}" stroke-width="1.5"/>'
            )
            continue
        upper = " ".join(f"{n(x(at))} {n(y(p.high or 0))}" for at, p in run)
        lower = " ".join(f"{n(x(at))} {n(y(p.low or 0))}" for at, p in reversed(run))
        line = " ".join(f"{n(x(at))} {n(y(p.value or 0))}" for at, p in run)
        body.append(f'<polygon class="band" points="{upper} {lower}"/>')
        body.append(f'<polyline class="data" points="{line}" fill="none" stroke-width="1.5"/>')
    body += [f'<circle class="dot" cx="{n(x(at))}" cy="{n(y(p.value or 0))}" r="2.6"/>' for at, p in known]
    return picture("spark", 150, 40, title, "".join(body))


def _runs(known: Sequence[tuple[int, Point]]) -> list[list[tuple[int, Point]]]:
    runs: list[list[tuple[int, Point]]] = []
    for at, point in known:
        if runs and runs[-1][-1][0] == at - 1:
            runs[-1].append((at, point))
        else:
            runs.append([(at, point)])
    return runs
