"""How large a population a sample was drawn from: what is known of all who could have answered narrows the interval."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxkit.errors import DataError, UsageError
from cxkit.scales.distribution import Distribution
from cxkit.stats.population import Frame
from cxkit.summaries.scores import Scores

if TYPE_CHECKING:
    from cxkit.api.asked import Asked
    from cxkit.api.composites import Groups


def framed(one: Asked, groups: Groups) -> Groups:
    """The same answers, each group with the frame of its period's whole sample.

    Args:
        one: the metric, which says how many people could have answered.
        groups: segment and period → answers.

    Raises:
        DataError: more answered than there are.
        UsageError: the metric isn't counted from answers of people.
    """
    if one.people is None:
        return groups
    frames = {period: _frame(one, answers, period) for (segment, period), answers in groups.items() if not segment}
    return {
        (segment, period): replace(answers, frame=frames[period])
        if isinstance(answers, Distribution | Scores)
        else answers
        for (segment, period), answers in groups.items()
    }


def _frame(one: Asked, answers: object, period: str | None) -> Frame | None:
    if not isinstance(answers, Distribution | Scores) or one.feed not in ("question", "items"):
        message = f"{one.kpi.name} counts rows, not a sample of people; --population doesn't go with it"
        raise UsageError(message, hint="measure it on its own, without --population")
    people = one.people or 0
    if answers.units > people:
        who = "people" if isinstance(answers, Distribution) and answers.clusters else "answers"
        when = f" in {period}" if period else ""
        message = f"{answers.units:,} {who}{when} can't come from a population of {people:,.0f}"
        hint = "write how many could have answered: --population N, or size: N in feedback.yaml"
        if who == "answers":
            hint += "\nwhere people answer twice, name the column that tells them apart: --customer, or columns:"
        raise DataError(message, hint=hint, code="DAT209", place=one.name)
    return Frame(answers.units, people) if people else None
