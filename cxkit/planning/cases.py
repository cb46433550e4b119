"""Business cases: costs and benefits over time, what they are worth, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxkit.planning.case_lines import CaseLine, Timing, first_day, laid_out
from cxkit.planning.draws import WORLDS, Spread, chances, draw, likely, spread
from cxkit.planning.finance import factors, net_present_value, payback, return_on_investment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from cxkit.model import Range, Recommendation, Recommendations

_SHOWN_YEARS = 30


@dataclass(frozen=True, slots=True)
class Payback:
    """Months from the start of the case until its money is back; None where that isn't within its years.

    Args:
        likely: with every range at its likely value.
        low: one world in twenty is faster.
        high: one world in twenty is slower.
        chance: in how many worlds the money is back within the years of the case, 0 to 1.
    """

    likely: float | None
    low: float | None
    high: float | None
    chance: float


@dataclass(frozen=True, slots=True)
class Case:
    """What a recommendation costs and brings over the years that are counted.

    Each figure is `likely`, and a range that holds nine of ten of 10,000 worlds. In a world, benefits that rest on one
    metric rise and fall together, for they share its cause; all other lines vary on their own. `worst` and `best` need
    no such assumption: every line at its bad end, or at its good end.

    Args:
        recommendation: id.
        timing: when it costs and pays.
        origin: first day of the case.
        months: how many are counted.
        discount: a year, 0.08 for 8 %.
        lines: what counts.
        costs: sum over all months, not discounted.
        benefits: sum over all months, not discounted.
        npv: net present value at the start.
        roi: (benefits − costs) / costs in per cent, not discounted; None where it costs nothing.
        payback: not discounted.
        worst: net present value if every line is at its bad end.
        best: net present value if every line is at its good end.
        gain: chance that the net present value is above zero.
        cumulative: sum of all flows up to each month, not discounted.
    """

    recommendation: str
    timing: Timing
    origin: date
    months: int
    discount: float
    lines: tuple[CaseLine, ...]
    costs: Spread
    benefits: Spread
    npv: Spread
    roi: Spread | None
    payback: Payback
    worst: float
    best: float
    gain: float
    cumulative: tuple[Spread, ...]


@dataclass(frozen=True, slots=True)
class NoCase:
    """A recommendation whose case can't be counted, and why."""

    recommendation: str
    because: str


def business_case(one: Recommendation, head: Recommendations, timing: Timing) -> Case | NoCase:
    """Count a recommendation's case.

    Example:
        >>> from datetime import date
        >>> from cxkit.model import Recommendation, Recommendations
        >>> case = {"costs": [{"what": "App", "once": 100}], "benefits": [{"what": "Fewer calls", "yearly": 120}]}
        >>> desk = Recommendation(id="desk", name="One desk", case=case)
        >>> day = date(2027, 1, 1)
        >>> found = business_case(desk, Recommendations(years=1, discount=0), Timing(day, day, ()))
        >>> found.npv.likely, found.roi.likely, found.payback.likely
        (20.0, 20.0, 10.0)
    """
    reason = _hindrance(one, head)
    if reason:
        return NoCase(one.id, reason)
    months = head.years * 12
    origin = first_day(one, timing)
    return _counted(one.id, timing, origin, months, head.discount / 100, laid_out(one, timing, origin, months))


def best_value(one: Recommendation, head: Recommendations, timing: Timing) -> float | None:
    """Net present value if every line is at its good end, no worlds drawn; None where the case can't be counted.

    Example:
        >>> from datetime import date
        >>> from cxkit.model import Recommendation, Recommendations
        >>> case = {"costs": [{"what": "App", "once": "90..110"}], "benefits": [{"what": "Calls", "yearly": "50..60"}]}
        >>> desk = Recommendation(id="desk", name="One desk", case=case)
        >>> day = date(2027, 1, 1)
        >>> best_value(desk, Recommendations(years=1, discount=0), Timing(day, day, ()))
        -30.0
    """
    if _hindrance(one, head):
        return None
    months, origin = head.years * 12, first_day(one, timing)
    return net_present_value(_ends(laid_out(one, timing, origin, months), months, good=True), head.discount / 100)


def _hindrance(one: Recommendation, head: Recommendations) -> str:
    """Why a case can't be counted; nothing where it can."""
    if not 1 <= head.years <= _SHOWN_YEARS:
        return f"cases are counted over 1 to {_SHOWN_YEARS} years, not {head.years}"
    if head.discount <= -100:
        return f"a discount of {head.discount:g} % leaves nothing to count"
    lines = [*one.case.costs, *(line for line in one.case.benefits if line.for_ == "business")]
    if not any(line.once or line.yearly for line in lines):
        return "nobody wrote what it costs and brings"
    for line in lines:
        if any(amount and likely(amount) is None for amount in (line.once, line.yearly)):
            return f"'{line.what}' has a range with an open end"
    return ""


def _counted(
    name: str, timing: Timing, origin: date, months: int, discount: float, lines: tuple[CaseLine, ...]
) -> Case:
    import numpy as np

    costly, gainful = ([line for line in lines if line.side == side] for side in ("cost", "benefit"))
    paid, gained = _worlds(costly, months), _worlds(gainful, months)
    flows = gained - paid
    middle_paid, middle_gained = _flows(costly, likely, months), _flows(gainful, likely, months)
    net = [b - c for b, c in zip(middle_gained, middle_paid, strict=True)]
    npvs = flows @ np.array(factors(discount, months))
    sums = np.cumsum(flows, axis=1)
    cost, benefit = sum(middle_paid), sum(middle_gained)
    roi = return_on_investment(cost, benefit)
    costs, benefits = paid.sum(axis=1), gained.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        rois = np.where(costs > 0, (benefits - costs) / costs * 100, np.inf)
    return Case(
        name, timing, origin, months, discount, lines,
        costs=spread(costs, cost),
        benefits=spread(benefits, benefit),
        npv=spread(npvs, net_present_value(net, discount)),
        roi=spread(rois, roi) if roi is not None else None,
        payback=_payback(sums, net),
        worst=net_present_value(_ends(lines, months, good=False), discount),
        best=net_present_value(_ends(lines, months, good=True), discount),
        gain=float((npvs > 0).mean()),
        cumulative=tuple(spread(sums[:, at], sum(net[: at + 1])) for at in range(months + 1)),
    )  # fmt: skip


def _worlds(lines: Sequence[CaseLine], months: int) -> Any:
    """What lines cost or bring together: worlds down, months across."""
    import numpy as np

    found = np.zeros((WORLDS, months + 1))
    for line in lines:
        scores = chances(line.key)
        if line.once and line.once[1] <= months:
            found[:, line.once[1]] += draw(line.once[0], scores)
        if line.yearly:
            amount = draw(line.yearly[0], scores)
            for month, share in line.yearly[1].items():
                found[:, month] += amount * share
    return found


def _flows(lines: Sequence[CaseLine], take: Callable[[Range], float | None], months: int) -> list[float]:
    """What lines cost or bring by month, each range at one of its values."""
    found = [0.0] * (months + 1)
    for line in lines:
        if line.once and line.once[1] <= months:
            found[line.once[1]] += take(line.once[0]) or 0.0
        if line.yearly:
            for month, share in line.yearly[1].items():
                found[month] += (take(line.yearly[0]) or 0.0) * share
    return found


def _ends(lines: Sequence[CaseLine], months: int, *, good: bool) -> list[float]:
    """Flows with every line at its good or at its bad end."""
    costs = _flows([line for line in lines if line.side == "cost"], _low if good else _high, months)
    benefits = _flows([line for line in lines if line.side == "benefit"], _high if good else _low, months)
    return [b - c for b, c in zip(benefits, costs, strict=True)]


def _low(of: Range) -> float | None:
    return of.low


def _high(of: Range) -> float | None:
    return of.high


def _payback(sums: Any, net: Sequence[float]) -> Payback:
    import numpy as np

    last = sums.shape[1] - 1
    below = sums < 0
    ever = below.any(axis=1)
    at = last - np.argmax(below[:, ::-1], axis=1)
    after = np.minimum(at + 1, last)
    rows = np.arange(len(sums))
    step = sums[rows, after] - sums[rows, at]
    with np.errstate(divide="ignore", invalid="ignore"):
        months = np.where(ever, at + np.where(step > 0, -sums[rows, at] / step, 0.0), 0.0)
    months = np.where(ever & (at == last), np.inf, months)
    ends = spread(months, 0.0)
    return Payback(
        payback(net),
        ends.low if np.isfinite(ends.low) else None,
        ends.high if np.isfinite(ends.high) else None,
        float(np.isfinite(months).mean()),
    )
