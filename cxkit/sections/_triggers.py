"""What sets a contingency plan going, and whether it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.render.numbers import day, period, plain, with_unit
from cxkit.sections._figures import limits, value_text
from cxkit.sections._names import name

if TYPE_CHECKING:
    from cxkit.model import Contingency
    from cxkit.results import Alarm, Results

_SIGNS = {"<": "below", "<=": "at or below", ">": "above", ">=": "at or above"}


def starts_when(plan: Contingency, results: Results) -> str:
    """In words: `Orders on time below 84 % for 1 period`, or who watches what."""
    if plan.trigger is None:
        return plan.watch or "nobody said"
    one = plan.trigger
    metric = name(results.workspace, "metric", one.metric)
    many = f"{one.periods} {'period' if one.periods == 1 else 'periods'}"
    return f"{metric} {_SIGNS[one.sign]} {with_unit(plain(one.value), one.unit)} for {many}"


def stands(alarm: Alarm) -> str:
    """In words: `it has fired: 83.1 % (82.9 to 83.3) in October 2026`, or why that can't be told."""
    words = [{"fired": "it has fired", "quiet": "it hasn't fired", "cannot_tell": "can't tell"}[alarm.stand.word]]
    if alarm.stand.reason:
        words.append(alarm.stand.reason)
    told = figures(alarm)
    if told:
        words.append(told)
    if alarm.stand.earlier:
        words.append(f"it had fired in {', '.join(map(period, alarm.stand.earlier))}")
    if alarm.fired:
        words.append(f"answered on {day(alarm.answered)}" if alarm.answered else "nobody wrote what was done")
    return f"{words[0]}: {'; '.join(words[1:])}" if words[1:] else words[0]


def figures(alarm: Alarm) -> str:
    """The figures that were looked at, oldest first."""
    metric = alarm.metric
    return "; ".join(
        f"{value_text(metric, one)} ({limits(metric, one)}) in {period(one.period)}"
        for one in alarm.points
        if metric is not None and one.value is not None and one.low is not None and one.high is not None
    )
