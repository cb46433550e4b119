"""Phases, initiatives and activities over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.roadmap import roadmap as drawn
from cxkit.model import Because
from cxkit.planning.deeds import state_of
from cxkit.render.blocks import Cell, Heading, Picture, Points, Table
from cxkit.render.numbers import count, day, money, percent, plain
from cxkit.sections._roadmap import fitted, stretches
from cxkit.sections._roadmap_figures import activity_names, figures
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Initiative, Phase, Range
    from cxkit.model.roadmap import Success
    from cxkit.planning.deeds import Deed
    from cxkit.planning.plan import Plan
    from cxkit.planning.progress import Progress
    from cxkit.planning.schedule import Planned
    from cxkit.render.blocks import Block
    from cxkit.results import Results

_BEHIND = 0.1
_SIGNS = (
    "◆ milestone · △ checkpoint · flag: goes live · line under a bar: done so far · ■ prevention of a risk · "
    "arrow: waits for · blue, bold name: the critical path · dashed bar: dates that nobody gave, found by the plan"
)


@section("roadmap", title="Roadmap", order=60, paper="wide")
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
    yield _initiatives(results)
    yield from _phases(results)


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
    names = activity_names(plan)
    chain = plan.schedule.critical
    if len(chain) < 2:
        return "What is done when"
    first, last = (plan.schedule.of(one) for one in (chain[0], chain[-1]))
    ends = f"“{names[chain[0]]}” has {_spare(first)}, “{names[chain[-1]]}” {_spare(last)}"
    return f"The critical path: {ends}"


def _spare(one: Planned | None) -> str:
    slack = (one.slack if one else None) or 0
    if slack < 0:
        return f"{count(-slack)} working days too few"
    return f"{count(slack)} working days to spare" if slack else "no day to spare"


def _described(plan: Plan) -> str:
    names = activity_names(plan)
    chain = ", then ".join(names[one] for one in plan.schedule.critical)
    return (
        f"{len(plan.phases)} phases, {len(plan.initiatives)} initiatives, {len(plan.schedule.planned)} activities. "
        + (f"The critical path: {chain}." if chain else "")
    )


def _troubles(results: Results) -> Iterator[Block]:
    """What is late, what can't hold, and what can't be dated."""
    plan = results.plan
    names = activity_names(plan)
    told = [
        (deed.what, f"{deed.kind} of “{deed.of}”, {_late(plan, deed)}; {_party(results, deed.owner)}")
        for deed in plan.late
        if deed.kind not in ("action", "issue")
    ]
    for one in plan.schedule.conflicts:
        ends = f"which ends on {day(one.end)}"
        told.append((names[one.activity], f"begins on {day(one.start)}, and waits for “{names[one.before]}”, {ends}"))
    rings = [" → ".join(names[one] for one in ring) for ring in plan.schedule.circles]
    told += [(ring, "wait for each other: none can begin") for ring in rings]
    told += [(names[one.activity], f"no dates: {one.because}") for one in plan.schedule.planned if one.because]
    if told:
        yield Heading("What needs a hand")
        yield Points(tuple(told))


def _late(plan: Plan, deed: Deed) -> str:
    days = (plan.today - deed.by).days
    return f"due {day(deed.by)}: {count(days)} {'day' if days == 1 else 'days'} late"


def _initiatives(results: Results) -> Table:
    plan = results.plan
    rows = []
    for one in plan.initiatives:
        state = plan.state(one)
        span = plan.schedule.span(one.id)
        progress = plan.progress(one)
        rows.append(
            (
                Cell(one.name, _party(results, one.owner)),
                Cell(state, _why(one, plan), tone="signal" if state == "late" else ""),
                Cell(f"{day(span[0])} to {day(span[1])}" if span else "no dates", tone="" if span else "soft"),
                Cell(day(one.go_live)) if one.go_live else Cell("never", "nothing that customers meet", tone="soft"),
                _work(progress),
                _promised(results, one),
            )
        )
    return Table(
        ("Initiative, owner", "State", "From, to", "Goes live", "Work done", "Promises, and serves"), tuple(rows)
    )


def _work(progress: Progress) -> Cell:
    if progress.done is None or progress.due is None:
        return Cell("no activities", tone="soft")
    behind = (progress.behind or 0) >= _BEHIND
    due = f"{percent(progress.due * 100, 0)} due by now{': behind' if behind else ''}"
    return Cell(percent(progress.done * 100, 0), due, tone="signal" if behind else "")


def _why(one: Initiative, plan: Plan) -> str:
    late = plan.late_of(one)
    if late:
        return f"{late[0].what}, due {day(late[0].by)}"
    return one.stopped.because if one.stopped and plan.state(one) == "stopped" else ""


def _promised(results: Results, one: Initiative) -> Cell:
    """The changes it is held against, and the objectives it serves: its own, or its recommendation's."""
    names = one.objectives
    if not names and not isinstance(one.recommendation, Because):
        asked = [results.workspace.get("recommendation", name) for name in one.recommendation]
        names = tuple(dict.fromkeys(name for each in asked if each for name in each.objectives))
    found = [results.workspace.get("objective", name) for name in names]
    serves = ", ".join(each.name if each else name for each, name in zip(found, names, strict=True))
    parts = [Cell(f"{_metric(results, effect.metric)} {_change(effect.change)}") for effect in one.promised]
    if isinstance(one.effects, Because):
        parts = [Cell("nothing", one.effects.because, tone="soft")]
    return Cell(parts=tuple(parts or [Cell("nothing", tone="soft")]), note=f"serves: {serves}" if serves else "")


def _change(one: Range) -> str:
    low, high = (f"{'+' if end > 0 else ''}{plain(end)}" for end in (one.low or 0.0, one.high or 0.0))
    if one.low is None or one.high is None:
        return f"at least {low}" if one.high is None else f"at most {high}"
    return low if low == high else f"{low} to {high}"


def _metric(results: Results, name: str) -> str:
    metric = results.workspace.get("metric", name)
    return str(metric.name) if metric else name


def _phases(results: Results) -> Iterator[Block]:
    plan = results.plan
    if not plan.phases:
        return
    yield Heading("When each phase is a success")
    rows = tuple(
        (
            Cell(one.name, f"{day(one.start)} to {day(one.end)}" if one.start and one.end else "no dates"),
            Cell(parts=tuple(Cell(_criterion(results, each)) for each in one.success))
            if one.success
            else Cell("not said", tone="soft"),
            Cell(parts=tuple(_checkpoint(results, one, at) for at in range(len(one.checkpoints)))),
            Cell(", ".join(_party(results, name) for name in one.stakeholders) or "not said"),
        )
        for one in plan.phases
    )
    yield Table(("Phase", "It has succeeded when", "Checkpoints", "Who is concerned"), rows)


def _criterion(results: Results, one: Success) -> str:
    value = plain(one.value) if one.value is not None else "no value"
    if one.metric:
        return f"{_metric(results, one.metric)}: {value}"
    if one.capability:
        known = results.workspace.get("capability", one.capability)
        return f"{known.name if known else one.capability}: maturity {value}"
    return one.says or ""


def _checkpoint(results: Results, phase: Phase, at: int) -> Cell:
    one = phase.checkpoints[at]
    state = state_of(one, results.as_of)
    forum = results.workspace.get("forum", one.forum)
    told = f"{day(one.by)}, {forum.name if forum else one.forum}"
    return Cell(one.name, f"{told}, {state}", tone="signal" if state == "late" else "")


def _party(results: Results, name: str | None) -> str:
    party = results.workspace.get("party", name) if name else None
    return str(party.name) if party else name or "nobody answers for it"
