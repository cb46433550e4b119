"""Phases, initiatives and activities over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.roadmap import roadmap as drawn
from cxkit.planning.deeds import state_of
from cxkit.render.blocks import Cell, Heading, Picture, Points, Table
from cxkit.render.numbers import count, day, money, plain
from cxkit.sections._figures import sentence
from cxkit.sections._initiatives import initiatives
from cxkit.sections._names import name, names, said
from cxkit.sections._outlooks import outlooks
from cxkit.sections._roadmap import fitted, stretches
from cxkit.sections._roadmap_figures import activity_names, figures
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Phase
    from cxkit.model.roadmap import Success
    from cxkit.planning.deeds import Deed
    from cxkit.planning.plan import Plan
    from cxkit.planning.planned import Planned
    from cxkit.render.blocks import Block
    from cxkit.results import Results

_SIGNS = (
    "◆ milestone · △ checkpoint · flag: goes live · line under a bar: done so far · ■ prevention of a risk · "
    "arrow: waits for · blue, bold name: the critical path · dashed bar: dates that nobody gave, found by the plan"
)


@section("roadmap", title="Roadmap", order=60, paper="new")
def roadmap(results: Results) -> Iterator[Block | str]:
    """The roadmap: phases, initiatives, activities and the preventions of risks.

    With dates, what waits for what, the critical path, states, success criteria and checkpoints, and what is late.
    """
    plan = results.plan
    if not plan.initiatives and not plan.phases:
        return
    yield _lede(plan)
    yield Picture(
        drawn(
            fitted(stretches(plan)),
            plan.today,
            today_label=f"today, {day(plan.today)}",
            title="Roadmap",
            desc=_described(plan),
        ),
        _finding(plan),
        _SIGNS,
        figures(plan),
    )
    yield from _troubles(results)
    yield Heading("Initiatives")
    yield initiatives(results)
    yield from _phases(results)
    yield from outlooks(results)


def _lede(plan: Plan) -> str:
    budget = sum(one.budget or 0 for one in plan.initiatives)
    spent = [one.spent for one in plan.initiatives if one.spent and one.spent.value is not None]
    told = f"{money(budget)} in {count(len(plan.initiatives))} initiatives" if budget else ""
    if spent:
        days = [one.at for one in spent if one.at]
        told += f"; {money(sum(one.value or 0 for one in spent))} spent"
        told += f" by {day(max(days))}" if days else ""
    states = [plan.state(one) for one in plan.initiatives]
    late = states.count("late")
    parts = [told, f"{count(late)} of {count(len(states))} late" if late else ""]
    return ". ".join(part for part in parts if part) + "." if any(parts) else ""


def _finding(plan: Plan) -> str:
    titles = activity_names(plan)
    chain = plan.schedule.critical
    if len(chain) < 2:
        return "What is done when"
    first, last = (plan.schedule.of(one) for one in (chain[0], chain[-1]))
    ends = f"“{titles[chain[0]]}” has {_spare(first)}, “{titles[chain[-1]]}” {_spare(last)}"
    return f"The critical path: {ends}"


def _spare(one: Planned | None) -> str:
    slack = (one.slack if one else None) or 0
    if slack < 0:
        return f"{count(-slack)} working days too few"
    return f"{count(slack)} working days to spare" if slack else "no day to spare"


def _described(plan: Plan) -> str:
    titles = activity_names(plan)
    chain = ", then ".join(titles[one] for one in plan.schedule.critical)
    return (
        f"{len(plan.phases)} phases, {len(plan.initiatives)} initiatives, {len(plan.schedule.planned)} activities. "
        + (f"The critical path: {chain}." if chain else "")
    )


def _troubles(results: Results) -> Iterator[Block]:
    """What is late, what can't hold, and what can't be dated."""
    plan = results.plan
    titles = activity_names(plan)
    told = [
        (deed.what, f"{deed.kind} of “{deed.of}”, {_late(plan, deed)}; {_answers(results, deed)}")
        for deed in plan.late
        if deed.kind not in ("action", "issue")
    ]
    for one in plan.schedule.conflicts:
        ends = f"which ends on {day(one.end)}"
        told.append((titles[one.activity], f"begins on {day(one.start)}, and waits for “{titles[one.before]}”, {ends}"))
    rings = [" → ".join(titles[one] for one in ring) for ring in plan.schedule.circles]
    told += [(ring, "wait for each other: none can begin") for ring in rings]
    told += [(titles[one.activity], f"no dates: {one.because}") for one in plan.schedule.planned if one.because]
    if told:
        yield Heading("What needs a hand")
        yield Points(tuple(told))


def _answers(results: Results, deed: Deed) -> str:
    return name(results.workspace, "party", deed.owner) if deed.owner else "nobody answers for it"


def _late(plan: Plan, deed: Deed) -> str:
    days = (plan.today - deed.by).days
    return f"due {day(deed.by)}: {count(days)} {'day' if days == 1 else 'days'} late"


def _phases(results: Results) -> Iterator[Block]:
    plan = results.plan
    if not plan.phases:
        return
    yield Heading("When each phase is a success")
    rows = tuple(
        (
            Cell(one.name, f"{day(one.start)} to {day(one.end)}" if one.start and one.end else "no dates"),
            Cell(parts=tuple(_criterion(results, each) for each in one.success))
            if one.success
            else Cell("not said", tone="soft"),
            Cell(parts=tuple(_checkpoint(results, one, at) for at in range(len(one.checkpoints)))),
            said(names(results.workspace, "party", one.stakeholders)),
        )
        for one in plan.phases
    )
    yield Table(("Phase", "It has succeeded when", "Checkpoints", "Who is concerned"), rows)


def _criterion(results: Results, one: Success) -> Cell:
    """What must hold, and below it what was last measured or assessed."""
    value = plain(one.value) if one.value is not None else "no value"
    if one.metric:
        measured = results.metric(one.metric) if "." not in one.metric else None
        stands = f"now {sentence(measured, measured.latest)}" if measured and measured.latest else "not measured yet"
        return Cell(f"{name(results.workspace, 'metric', one.metric)}: {value}", stands)
    if one.capability:
        known = results.workspace.get("capability", one.capability)
        today = known.baseline.value if known and known.baseline else None
        assessed = f"assessed at {plain(today)}" if today is not None else "not assessed yet"
        return Cell(f"{name(results.workspace, 'capability', one.capability)}: maturity {value}", assessed)
    return Cell(one.says or "")


def _checkpoint(results: Results, phase: Phase, at: int) -> Cell:
    one = phase.checkpoints[at]
    state = state_of(one, results.as_of)
    told = f"{day(one.by)}, {name(results.workspace, 'forum', one.forum)}"
    return Cell(one.name, f"{told}, {state}", tone="signal" if state == "late" else "")
