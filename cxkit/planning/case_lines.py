"""The lines of a business case, laid out over months."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxkit.model import Because

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cxkit.model import Initiative, Range, Recommendation
    from cxkit.model.recommendations import Line
    from cxkit.planning.planned import Schedule


@dataclass(frozen=True, slots=True)
class Timing:
    """When a recommendation costs and pays.

    Args:
        start: first day of the work; costs begin with its month.
        live: the day it goes live everywhere; benefits begin with the first full month after.
        initiatives: ids of those that carry it out; none where nobody does.
    """

    start: date
    live: date
    initiatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A line that counts: when it falls, in months after the start of the case.

    Args:
        what: as written.
        side: `cost` or `benefit`.
        key: lines with one key rise and fall together; benefits that rest on one metric do.
        once: amount paid or gained once, and the month of it, which may lie beyond the case; None where there is none.
        yearly: amount a year, and month → the share of it that falls there; None where there is none.
        because: why so much, as written.
        metric: what the benefit rests on.
    """

    what: str
    side: Literal["cost", "benefit"]
    key: str
    once: tuple[Range, int] | None
    yearly: tuple[Range, dict[int, float]] | None
    because: str | None
    metric: str | None


def timing_of(one: Recommendation, initiatives: Sequence[Initiative], plan: Schedule, today: date) -> Timing:
    """When a recommendation costs and pays: from the first day of what carries it out, and from its last go-live.

    Where nothing goes live, benefits begin after the last day of the work; where nobody carries it out, all is today.
    """
    spans = {task.id: plan.span(task.id) for task in initiatives if one.id in _carried(task)}
    known = {name: span for name, span in spans.items() if span}
    lives = [task.go_live for task in initiatives if task.id in known and task.go_live]
    if not known:
        return Timing(today, today, ())
    overs = [day for name in known if (day := plan.over(name))]
    return Timing(min(span[0] for span in known.values()), max(lives or overs), tuple(known))


def _carried(task: Initiative) -> tuple[str, ...]:
    return () if isinstance(task.recommendation, Because) else task.recommendation


def laid_out(one: Recommendation, timing: Timing, origin: date, months: int) -> tuple[CaseLine, ...]:
    """All lines that count in money; what falls beyond the months of the case has no month in it.

    What is paid once falls at the beginning of its month, what is gained once at the end; yearly amounts come in
    twelfths at the end of each month. A cost counts from the month in which it begins, a benefit from the first full
    month.
    """
    costs = [
        _line(line, f"{one.id} cost {at}", "cost", timing.start, origin, months)
        for at, line in enumerate(one.case.costs)
    ]
    benefits = [
        _line(line, line.metric or f"{one.id} benefit {at}", "benefit", timing.live, origin, months)
        for at, line in enumerate(one.case.benefits)
        if line.for_ == "business"
    ]
    return tuple(costs + benefits)


def _line(line: Line, key: str, side: Literal["cost", "benefit"], default: date, origin: date, months: int) -> CaseLine:
    begins = _months(origin, line.start or default)
    if side == "benefit" and (line.start or default).day > 1:
        begins += 1
    ends = _months(origin, line.end) if line.end else months - 1
    if side == "benefit" and line.end and line.end.day < calendar.monthrange(line.end.year, line.end.month)[1]:
        ends -= 1
    at = begins + (side == "benefit")
    falls = {month + 1: 1 / 12 for month in range(max(0, begins), min(ends, months - 1) + 1)}
    return CaseLine(
        line.what,
        side,
        key,
        (line.once, at) if line.once else None,
        (line.yearly, falls) if line.yearly else None,
        line.because,
        line.metric,
    )


def _months(origin: date, day: date) -> int:
    return (day.year - origin.year) * 12 + day.month - origin.month


def first_day(one: Recommendation, timing: Timing) -> date:
    """The day the case begins: with the work, or with a cost or a benefit that comes before it."""
    lines = (*one.case.costs, *(line for line in one.case.benefits if line.for_ == "business"))
    return min([timing.start, *(line.start for line in lines if line.start)])
