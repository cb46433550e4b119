"""The difference of two periods on an axis around zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.svg import Axis, line, n, picture

if TYPE_CHECKING:
    from cxkit.verdicts.change import Change


def change(one: Change, *, better: str, title: str) -> str:
    """A hollow dot with a soft whisker where there is no evidence; else a thick line and a triangle that points."""
    reach = max(abs(one.low), abs(one.high), 1e-9) * 1.1
    x = Axis(-reach, reach, 6, 144)
    body = [line(6, 20, 144, 20, "hair"), line(75, 10, 75, 30, "softline")]
    low, high, at = x(one.low), x(one.high), x(one.difference)
    if one.word == "no_evidence":
        caps = f"M{n(low)} 20H{n(high)}M{n(low)} 16.5v7M{n(high)} 16.5v7"
        body.append(f'<path class="softline" d="{caps}" fill="none" stroke-width="1.5"/>')
        body.append(f'<circle class="opensoft" cx="{n(at)}" cy="20" r="4" stroke-width="1.5"/>')
    else:
        good = (one.word == "up") == (better == "higher")
        body.append(line(low, 20, high, 20, "accentline" if good else "signalline", 3))
        tip = -1 if one.word == "up" else 1
        shape = f"M{n(at - 5)} {n(20 - 4 * tip)}h10l-5 {n(9 * tip)}z"
        body.append(f'<path class="{"accentfill" if good else "signalfill"}" d="{shape}"/>')
    return picture("change", 150, 40, title, "".join(body))
