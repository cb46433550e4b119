"""Where each risk stood, and stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.risk_matrix import Graded, risk_matrix
from cxkit.model import Because, Risk
from cxkit.render.blocks import Cell, Columns, Heading, Paragraph, Picture, Table
from cxkit.render.numbers import count, day, money
from cxkit.sections._names import name
from cxkit.sections._section import section
from cxkit.sections._spreads import amount, rounded
from cxkit.sections._triggers import figures, starts_when

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxkit.planning.exposure import Exposure
    from cxkit.render.blocks import Block
    from cxkit.results import Results


@section("risks", title="Risks", order=64, paper="new")
def risks(results: Results) -> Iterator[Block | str]:
    """The risk matrix before and after prevention, the register with triggers and states, and what risks cost."""
    known = {risk.id: risk for risk in results.plan.risks}
    if not known:
        return
    exposures = results.plan.exposures
    open_ = [one for one in exposures if one.state != "closed"]
    over = [one for one in open_ if one.over]
    appetite = results.workspace.config.thresholds.risk_appetite
    yield (
        f"{count(len(over))} of {count(len(open_))} stay above our appetite of {count(appetite)} after all measures. "
        "Hollow circles: before; filled: after."
    )
    matrix = _matrix(open_, known, appetite)
    register = (Heading("Register"), _register(results, exposures, known))
    yield Columns(((matrix,), register), (5, 7))
    yield from _losses(exposures, known)


def _matrix(open_: list[Exposure], known: Mapping[str, Risk], appetite: int) -> Picture:
    graded = [
        Graded(
            one.number,
            (risk.inherent.likelihood, risk.inherent.impact) if risk.inherent else None,
            (risk.residual.likelihood, risk.residual.impact) if risk.residual else None,
        )
        for one in open_
        if (risk := known[one.risk])
    ]
    desc = "; ".join(
        f"{one.number} {known[one.risk].name}: {one.before or 'not judged'} to {one.after or 'not judged'}"
        for one in open_
    )
    svg = risk_matrix(graded, appetite, title="Risk matrix, likelihood by impact, before and after measures", desc=desc)
    rows = tuple(
        (
            Cell(known[one.risk].name, str(one.number)),
            Cell(_grade(known[one.risk], after=False)),
            Cell(_grade(known[one.risk], after=True)),
        )
        for one in open_
    )
    return Picture(
        svg,
        "Where each risk stood, and stands",
        "Likelihood by impact, 1 to 5; numbers as in the register",
        Table(("Risk, number", "Before: likelihood × impact", "After"), rows),
    )


def _grade(risk: Risk, *, after: bool) -> str:
    grade = risk.residual if after else risk.inherent
    return f"{grade.likelihood} × {grade.impact} = {grade.score}" if grade else "not judged"


def _register(results: Results, exposures: tuple[Exposure, ...], known: Mapping[str, Risk]) -> Table:
    rows = tuple(_row(results, one, known[one.risk]) for one in exposures)
    return Table(("Risk, owner", "No.#", "Before → after", "Plan starts when", "State"), rows)


def _row(results: Results, one: Exposure, risk: Risk) -> tuple[Cell, ...]:
    answers = name(results.workspace, "party", risk.owner) if risk.owner else "nobody answers for it"
    about = ", ".join(part for part in (risk.category, risk.origin, answers) if part)
    return (
        Cell(risk.name, about),
        Cell(count(one.number)),
        Cell(f"{one.before or 'not judged'} → {one.after or 'not judged'}", "over our appetite" if one.over else ""),
        Cell(starts_when(risk.plan, results)) if risk.plan else Cell("no plan", tone="soft"),
        _state(results, one, risk),
    )


def _state(results: Results, one: Exposure, risk: Risk) -> Cell:
    if one.state == "closed" and risk.closed:
        return Cell("closed", f"{day(risk.closed.at)}: {risk.closed.because}", tone="soft")
    if one.state == "happened":
        last = max((each for each in risk.happened if each.at <= results.as_of), key=lambda each: each.at)
        return Cell(
            "happened", f"{day(last.at)}: {last.says}; the plan worked: {last.worked or 'not said'}", tone="signal"
        )
    if isinstance(risk.contingency, Because):
        return Cell("no plan, on purpose", risk.contingency.because, tone="soft")
    if risk.plan is None:
        return Cell("no plan", tone="signal" if one.over else "soft")
    alarm = results.alarm(risk.id)
    if alarm is not None and alarm.fired:
        return Cell("fired", f"{figures(alarm)}; nobody wrote what was done", tone="signal")
    tested = risk.plan.tested
    return (
        Cell(f"tested {day(tested.at)}", tested.says or tested.how) if tested else Cell("never tested", tone="signal")
    )


def _losses(exposures: tuple[Exposure, ...], known: Mapping[str, Risk]) -> Iterator[Block]:
    """What risks cost on average; the sum is that of all averages."""
    priced = [(one, one.expected) for one in exposures if one.expected]
    if not priced:
        return
    yield Heading("What risks cost on average")
    rows = []
    for one, expected in priced:
        loss = known[one.risk].loss
        if loss and loss.low is not None and loss.high is not None:
            aside = Cell(money(one.set_aside)) if one.set_aside is not None else Cell("nothing", tone="soft")
            rows.append((Cell(known[one.risk].name), Cell(money(loss.low, loss.high)), amount(expected), aside))
    yield Table(("Risk", "If it happens#", "On average#", "Set aside#"), tuple(rows))
    total = sum(expected.likely for _, expected in priced)
    unpriced = len([one for one in exposures if one.state != "closed"]) - len(priced)
    rest = f" {count(unpriced)} risks have no loss written and aren't counted." if unpriced else ""
    yield Paragraph(
        f"Together {money(rounded(total))} on average. Likelihood is read as equal steps of a fifth (3: 40 to 60 %), "
        f"after prevention where that is judged; on average is likely loss times the middle of the step.{rest}",
        "soft",
    )
