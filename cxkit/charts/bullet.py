"""A value with its interval against path, target and benchmark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.svg import Axis, diamond, line, n, picture

if TYPE_CHECKING:
    from collections.abc import Sequence


def bullet(
    value: float,
    low: float,
    high: float,
    *,
    path: float | None = None,
    target: float | None = None,
    benchmarks: Sequence[float] = (),
    bounds: tuple[float, float] = (0, 100),
    lower_is_better: bool = False,
    missed: bool = False,
    title: str = "",
) -> str:
    """A band for the interval, a dot for the value, a thin stroke where the path stands, a thick one for the target.

    Better lies to the right, so an axis on which lower is better is mirrored.
    """
    marks = [low, high, *(one for one in (path, target) if one is not None), *benchmarks]
    margin = max((max(marks) - min(marks)) * 0.1, 1e-9)
    ends = (max(bounds[0], min(marks) - margin), min(bounds[1], max(marks) + margin))
    x = Axis(*ends, 242, 8) if lower_is_better else Axis(*ends, 8, 242)
    left, right = sorted((x(low), x(high)))
    wide = max(4.0, right - left)
    band, dot = ("sigtintfill", "signalfill") if missed else ("band", "dot")
    body = [
        '<path class="hair" d="M8 20H242M8 16v8M242 16v8" fill="none" stroke-width="1"/>',
        f'<rect class="{band}" x="{n((left + right - wide) / 2)}" y="16" width="{n(wide)}" height="8"/>',
    ]
    if path is not None:
        body.append(line(x(path), 9, x(path), 31, "ink", 1.5))
    if target is not None:
        body.append(line(x(target), 9, x(target), 31, "ink", 3))
    body += [diamond(x(one), 30, 4.5, "opensoft", 1.2) for one in benchmarks]
    body.append(f'<circle class="{dot}" cx="{n(x(value))}" cy="20" r="4"/>')
    return picture("bullet", 250, 40, title, "".join(body))
