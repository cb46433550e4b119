"""The roadmap as a picture: phases, lanes, bars and points from the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxkit.charts.roadmap import Bar, Lane, Point, Stretch
from cxkit.model import Risk
from cxkit.planning.deeds import state_of
from cxkit.render.numbers import money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxkit.model import Action, Initiative
    from cxkit.planning.deeds import Dated
    from cxkit.planning.plan import Plan

_ROWS = 40


def stretches(plan: Plan) -> list[Stretch]:
    """Phases in order, then what lies in none, then the preventions of risks."""
    phases = sorted(plan.phases, key=lambda one: (str(one.start or "9"), str(one.end)))
    found = [
        Stretch(
            one.name,
            one.start,
            one.end,
            tuple(_point(each.name, each, plan) for each in one.checkpoints),
            tuple(_lane(each, plan) for each in _falling([each for each in plan.initiatives if each.phase == one.id])),
        )
        for one in phases
    ]
    known = {one.id for one in phases}
    loose = [one for one in plan.initiatives if one.phase not in known]
    if loose:
        found.append(Stretch("In no phase", None, None, (), tuple(_lane(one, plan) for one in _falling(loose))))
    prevented = tuple(_prevented(plan))
    if prevented:
        found.append(Stretch("Risks to prevent", None, None, (), prevented))
    return found


def _falling(ones: Sequence[Initiative]) -> list[Initiative]:
    """In the order of the file, but what waits comes below what it waits for."""
    home = {activity.id: one.id for one in ones for activity in one.activities}
    inside = {one.id for one in ones}
    after = {
        one.id: {*one.after, *(home.get(name, "") for activity in one.activities for name in activity.after)}
        & inside - {one.id}
        for one in ones
    }
    found: list[Initiative] = []
    rest = list(ones)
    while rest:
        placed = {one.id for one in found}
        found.append(next((one for one in rest if after[one.id] <= placed), rest[0]))
        rest.remove(found[-1])
    return found


def _lane(one: Initiative, plan: Plan) -> Lane:
    late = {deed.what for deed in plan.late_of(one) if deed.kind == "activity"}
    planned = {each.activity: each for each in plan.schedule.planned}
    bars = [
        Bar(
            activity.id, activity.name, each.start, each.end, activity.progress, each.after, each.critical, each.found,
            activity.name in late,
        )
        for activity in one.activities
        if (each := planned.get(activity.id)) and each.start and each.end
    ]  # fmt: skip
    state = plan.state(one)
    note = " ".join(
        part for part in (money(one.budget) if one.budget else "", state if state == "stopped" else "") if part
    )
    points = tuple(_point(each.name, each, plan) for each in one.milestones)
    return Lane(one.name, note, tuple(sorted(bars, key=lambda bar: (bar.start, bar.end))), points, one.go_live)


def _point(name: str, deed: Dated, plan: Plan) -> Point:
    state = state_of(deed, plan.today)
    assert deed.by is not None  # noqa: S101 - milestones and checkpoints always have a day
    return Point(name, deed.by, done=state == "done", late=state == "late")


def preventions(plan: Plan) -> Iterator[tuple[Risk, tuple[Action, ...]]]:
    """Open risks with those preventive actions that have a day, in the order of the register."""
    risks = {risk.id: risk for _, risk in plan.workspace.walk(Risk)}
    for exposure in plan.exposures:
        risk = risks[exposure.risk]
        dated = tuple(one for one in (risk.plan.prevent if risk.plan else ()) if one.by)
        if dated and exposure.state != "closed":
            yield risk, dated


def _prevented(plan: Plan) -> Iterator[Lane]:
    for risk, actions in preventions(plan):
        yield Lane(risk.name, points=tuple(_point(one.what, one, plan) for one in actions), prevents=True)


def fitted(whole: Sequence[Stretch]) -> list[Stretch]:
    """Initiatives alone where there are too many rows to see."""
    rows = sum(1 + len(lane.bars) for one in whole for lane in one.lanes)
    if rows <= _ROWS:
        return list(whole)
    return [replace(one, lanes=tuple(_closed(lane) for lane in one.lanes)) for one in whole]


def _closed(lane: Lane) -> Lane:
    """An initiative as one bar."""
    if not lane.bars:
        return lane
    whole = Bar(
        lane.name, "", min(bar.start for bar in lane.bars), max(bar.end for bar in lane.bars),
        critical=any(bar.critical for bar in lane.bars),
    )  # fmt: skip
    return replace(lane, bars=(whole,))
