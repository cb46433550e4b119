"""Who stands behind a figure: how many were asked, how many of them there are, and how much their answers weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import term
from cxkit.cli.words import count, number
from cxkit.scales.distribution import Distribution
from cxkit.summaries.scores import Scores
from cxkit.summaries.times import Times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.api.asked import Asked
    from cxkit.api.weighing import Raking
    from cxkit.kpis._kpi import Estimate
    from cxkit.publish import Figure
    from cxkit.stats.population import Frame
    from cxkit.summaries.summary import Summary


def who(one: Asked, total: Figure, rakings: Sequence[Raking] = ()) -> list[tuple[str, str]]:
    """Labels and texts of what is known, for a figure of everyone.

    Args:
        one: the metric.
        total: its figure.
        rakings: how the samples were weighted, by period.
    """
    estimate = total.estimate
    if estimate is None:
        return []
    facts = []
    rate = one.response_rate(total)
    if rate is not None and one.invited is not None:
        others = "; no interval speaks for the rest" if rate < 100 else ""
        asked = f"{count(total.responses or 0)} of {count(round(one.invited))}"
        facts.append(("asked", f"{asked} responded, {number(rate)} %{others}"))
    if estimate.frame is not None:
        facts.append(("population", _population(estimate.frame)))
    if estimate.n_effective < estimate.n - 0.5 or _repeated(total.answers):
        facts.append(_weight(total, estimate))
    facts += [("margins", _raked(raking)) for raking in rakings if raking.period == total.period]
    return facts


def _raked(raking: Raking) -> str:
    names = " and ".join(margin.name for margin in raking.margins)
    took = f" in {raking.rounds} rounds" if len(raking.margins) > 1 else ""
    weights = f"largest weight {number(raking.largest, 2)}, smallest {number(raking.smallest, 2)}"
    return f"weighted to {term(names)}{took}; {weights}"


def _population(frame: Frame) -> str:
    people = count(round(frame.people))
    if frame.census:
        return f"all {people} answered: nothing is left to chance"
    told = f"{count(frame.answered)} of {people} people answered, {number(frame.answered / frame.people * 100)} %"
    return f"{told}; the interval is narrower for it" if frame.left < 1 else told


def _weight(total: Figure, estimate: Estimate) -> tuple[str, str]:
    """How many answers of different people, weighted alike, these are worth."""
    answers = total.answers
    n, worth = count(estimate.n), f"tell as much as {count(round(estimate.n_effective))}"
    if isinstance(answers, Times):
        return "open", f"{n}, of which some haven't ended, {worth} seen to the end"
    of, label = "", "weights"
    if isinstance(answers, Distribution | Scores):
        people = f"{count(answers.units)} {'people' if answers.units > 1 else 'person'}"
        of = f" of {people}" if _repeated(answers) else ""
        label = "weights" if answers.weighted else "repeats"
    return label, f"{n} answers{of} {worth} (design effect {number(estimate.design_effect, 2)})"


def _repeated(answers: Summary | None) -> bool:
    """Whether some people answered more than once."""
    return isinstance(answers, Distribution | Scores) and answers.units < answers.n
