"""What is done before, when and after a risk comes to pass."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxkit.model import Because
from cxkit.planning.deeds import state_of
from cxkit.render.blocks import Card, Cards, Cell, Heading, Points
from cxkit.render.numbers import day, money
from cxkit.sections._names import name, names, said
from cxkit.sections._section import section
from cxkit.sections._triggers import stands, starts_when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Action, Contingency, Risk
    from cxkit.render.blocks import Block
    from cxkit.results import Results


@section("contingency", title="Contingency plans", order=66)
def contingency(results: Results) -> Iterator[Block | str]:
    """Each plan: prevention, detection, correction, money, who is told, how it was tried out, and how it went."""
    plan = results.plan
    known = {risk.id: risk for risk in plan.risks}
    ordered = [known[one.risk] for one in plan.exposures if one.state != "closed"]
    planned = [(risk, risk.plan) for risk in ordered if risk.plan]
    if not ordered:
        return
    yield "What we do so that it doesn't happen, how we notice that it does, and what we do then."
    if planned:
        yield Cards(tuple(_card(results, risk, each) for risk, each in planned))
    spared = [(risk.name, risk.contingency.because) for risk in ordered if isinstance(risk.contingency, Because)]
    spared += [(risk.name, "nobody wrote a plan, or why there is none") for risk in ordered if risk.contingency is None]
    if spared:
        yield Heading("Without a plan")
        yield Points(tuple(spared))


def _card(results: Results, risk: Risk, plan: Contingency) -> Card:
    return Card(risk.name, "", tuple(_facts(results, risk, plan)), risk.category or "")


def _facts(results: Results, risk: Risk, plan: Contingency) -> Iterator[tuple[str, Cell]]:
    yield "Prevent", _actions(results, plan.prevent)
    yield "Starts when", _starts(results, risk, plan)
    yield "Then", _actions(results, plan.correct)
    yield "Set aside", Cell(money(plan.budget)) if plan.budget is not None else Cell("nothing", tone="soft")
    yield "Told", _told(results, risk, plan)
    tested = plan.tested
    yield (
        "Tested",
        Cell(f"{day(tested.at)}: {tested.how}", tested.says or "") if tested else Cell("never", tone="signal"),
    )
    for one in risk.happened:
        if one.at <= results.as_of:
            yield "Happened", Cell(f"{day(one.at)}: {one.says}", f"the plan worked: {one.worked or 'not said'}")


def _starts(results: Results, risk: Risk, plan: Contingency) -> Cell:
    told = starts_when(plan, results)
    alarm = results.alarm(risk.id)
    if alarm is None:
        return Cell(told, tone="" if plan.watch else "soft")
    return Cell(told, stands(alarm), tone="signal" if alarm.fired else "")


def _told(results: Results, risk: Risk, plan: Contingency) -> Cell:
    """Who is told, and the messages of the communication plan that reach them."""
    cell = said(names(results.workspace, "party", plan.inform), "nobody named")
    alarm = results.alarm(risk.id)
    messages = "; ".join(one.name for one in alarm.messages) if alarm else ""
    return replace(cell, note=messages) if messages else cell


def _actions(results: Results, actions: tuple[Action, ...]) -> Cell:
    if not actions:
        return Cell("nothing", tone="soft")
    return Cell(parts=tuple(_action(results, one) for one in actions))


def _action(results: Results, one: Action) -> Cell:
    state = state_of(one, results.as_of)
    due = "" if one.by is None else f"by {day(one.by)}"
    done = f"done {day(one.done)}" if one.done and state == "done" else "late" if state == "late" else ""
    within = f"within {one.within}" if one.within else ""
    owner = name(results.workspace, "party", one.owner) if one.owner else ""
    note = ", ".join(part for part in (due, within, owner, done) if part)
    return Cell(one.what, note, tone="signal" if state == "late" else "")
