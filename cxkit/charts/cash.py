"""The running sum of a business case, month by month."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.charts.svg import Axis, line, n, picture, text, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WIDTH, _HEIGHT = 546, 236
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 538, 16, 200


@dataclass(frozen=True, slots=True)
class Back:
    """When the money is back, in months; None where it isn't within the case."""

    likely: float | None
    low: float | None
    high: float | None


def cash(
    sums: Sequence[tuple[float, float, float]],
    back: Back,
    *,
    money: Callable[[float], str],
    months: Sequence[str],
    told: str,
    title: str,
    desc: str = "",
) -> str:
    """The likely sum as a line in the band that holds nine of ten worlds; a dot and whisker where it is back at zero.

    Args:
        sums: low, likely and high after each month, from the start on.
        back: when the money is back.
        money: how an amount is written.
        months: name of each month, as many as there are sums; each sixth or twelfth is written.
        told: what stands at the dot.
        title: for readers who can't see it.
        desc: the same at more length.
    """
    x = Axis(0, len(sums) - 1, _LEFT, _RIGHT)
    low, high, step = _range([value for three in sums for value in three])
    y = Axis(low, high, _BOTTOM, _TOP)
    body = []
    for at in range(round((high - low) / step) + 1):
        value = low + at * step
        zero = abs(value) < step / 2
        body.append(line(_LEFT, y(value), _RIGHT, y(value), "softline" if zero else "hair"))
        body.append(text(_LEFT - 8, y(value) + 4, money(0 if zero else value), "tick", "end"))
    every = 6 if len(sums) <= 40 else 12 * math.ceil(len(sums) / 120)
    for at in range(0, len(sums), every):
        body.append(line(x(at), _BOTTOM, x(at), _BOTTOM + 5, "hair"))
        half = width_of(months[at], 11) / 2
        body.append(text(min(max(x(at), half), _WIDTH - half), _BOTTOM + 18, months[at], "tick", "middle"))
    upper = " ".join(f"{n(x(at))} {n(y(three[2]))}" for at, three in enumerate(sums))
    lower = " ".join(f"{n(x(at))} {n(y(three[0]))}" for at, three in reversed(list(enumerate(sums))))
    middle = " ".join(f"{n(x(at))} {n(y(three[1]))}" for at, three in enumerate(sums))
    body.append(f'<polygon class="band" points="{upper} {lower}"/>')
    body.append(f'<polyline class="data" points="{middle}" fill="none" stroke-width="2"/>')
    body.append(_back(back, x, y(0), told, len(sums) - 1))
    return picture("cash", _WIDTH, _HEIGHT, title, "".join(body), desc)


def _back(back: Back, x: Axis, zero: float, told: str, last: int) -> str:
    """Dot and whisker on the line of zero, with words above on the left, where the sum still lies below it."""
    if back.likely is None:
        return text(_LEFT + 8, zero - 8, told, "label small")
    low, high = back.low if back.low is not None else back.likely, back.high if back.high is not None else last
    path = f"M{n(x(low))} {n(zero - 4)}v8M{n(x(low))} {n(zero)}H{n(x(high))}M{n(x(high))} {n(zero - 4)}v8"
    wide = width_of(told, 11)
    left = x(low) - 8 - wide >= _LEFT + 4
    place = text(x(low) - 8 if left else _RIGHT, zero - 8 if left else zero + 16, told, "label small", "end")
    return (
        f'<path class="ink" d="{path}" stroke-width="1.5"/>'
        f'<circle class="inkfill" cx="{n(x(back.likely))}" cy="{n(zero)}" r="4"/>' + place
    )


def _range(values: Sequence[float]) -> tuple[float, float, float]:
    """Ends and step of the scale: round amounts, zero among them."""
    low, high = min(0.0, *values), max(0.0, *values)
    wide = (high - low) or 1.0
    size = 10 ** math.floor(math.log10(wide))
    step = next(size * part for part in (0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10) if wide / (size * part) <= 5)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step
