"""What sets a contingency plan going, and whether it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.render.numbers import period, plain, with_unit
from cxkit.sections._figures import limits, value_text
from cxkit.sections._names import name

if TYPE_CHECKING:
    from cxkit.model import Contingency, Trigger
    from cxkit.results import Results
    from cxkit.verdicts.trigger import Word

_SIGNS = {"<": "below", "<=": "at or below", ">": "above", ">=": "at or above"}


def starts_when(plan: Contingency, results: Results) -> str:
    """In words: `Orders on time below 84 % for 1 period`, or who watches what."""
    if plan.trigger is None:
        return plan.watch or "nobody said"
    one = plan.trigger
    metric = name(results.workspace, "metric", one.metric)
    many = f"{one.periods} {'period' if one.periods == 1 else 'periods'}"
    return f"{metric} {_SIGNS[one.sign]} {with_unit(plain(one.value), one.unit)} for {many}"


def stands(trigger: Trigger, results: Results) -> tuple[Word, str]:
    """Whether a trigger has fired, and the figures that say so."""
    metric = results.metric(trigger.metric) if "." not in trigger.metric else None
    if metric is None:
        return "no figures", ""
    last = metric.series[-trigger.periods :]
    told = "; ".join(
        f"{value_text(metric, one)} ({limits(metric, one)}) in {period(one.period)}"
        for one in last
        if one.value is not None and one.low is not None and one.high is not None
    )
    return results.pulled(trigger), told
