"""Arrows between the bars of a roadmap: out of the end, along the row, down a lane before the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.svg import n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.charts._timescale import Timescale
    from cxkit.charts.roadmap import Bar

_ROOM = 14


def arrows(bars: Sequence[tuple[Bar, float]], scale: Timescale) -> str:
    """What waits for what; arrows along the critical path are thicker, and drawn above the others."""
    known = {bar.id: (bar, y) for bar, y in bars}
    drawn = []
    for bar, y in bars:
        for name in bar.after:
            if name in known:
                before, from_y = known[name]
                critical = bar.critical and before.critical
                span = scale.start(before.start), scale.end(before.end)
                drawn.append((critical, _arrow(span, from_y, scale.start(bar.start), y, critical=critical)))
    return "".join(path for _, path in sorted(drawn, key=lambda one: one[0]))


def _arrow(span: tuple[float, float], y1: float, x2: float, y2: float, *, critical: bool) -> str:
    line, head, stroke = ("accentline", "accentfill", 1.8) if critical else ("softline", "softfill", 1.2)
    lane = x2 - (7 if critical else 12)
    down = 1 if y2 > y1 else -1
    x1 = span[1]
    if x2 - x1 >= _ROOM:
        path = f"M{n(x1)} {n(y1)}H{n(lane)}V{n(y2)}H{n(x2 - 4)}"
        tip = f"M{n(x2 - 0.5)} {n(y2)}l-6 -3.5v7z"
    else:
        at = x2 + 4
        aside = x1 if at >= x1 else span[0]
        leaves = f"M{n(at)} {n(y1 + 6 * down)}" if span[0] <= at < x1 else f"M{n(aside)} {n(y1)}H{n(at)}"
        path = f"{leaves}V{n(y2 - 8 * down)}"
        tip = f"M{n(at)} {n(y2 - 6 * down)}l-3.5 {n(-6 * down)}h7z"
    return f'<path class="{line}" d="{path}" stroke-width="{stroke:g}"/><path class="{head}" d="{tip}"/>'
