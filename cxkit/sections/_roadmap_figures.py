"""The roadmap's figures as a table: what its picture shows, and what it had no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.planning.deeds import state_of
from cxkit.render.blocks import Cell, Table
from cxkit.render.numbers import count, day, percent
from cxkit.sections._roadmap import preventions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Activity, Initiative
    from cxkit.planning.deeds import Dated
    from cxkit.planning.plan import Plan
    from cxkit.planning.planned import Planned

_HEADS = ("What", "From", "To", "Working days#", "State", "To spare#", "Critical", "Waits for")


def figures(plan: Plan) -> Table:
    """Activities, go-lives and milestones by initiative, then checkpoints and preventions."""
    rows: list[tuple[Cell, ...] | str] = []
    for one in plan.initiatives:
        rows += [one.name, *_initiative(one, plan)]
    points: list[tuple[str, str, Dated]] = [
        (phase.name, each.name, each) for phase in plan.phases for each in phase.checkpoints
    ]
    points += [(risk.name, each.what, each) for risk, actions in preventions(plan) for each in actions]
    if points:
        rows.append("Checkpoints, and risks to prevent")
    for of, what, deed in points:
        rows.append(_row(Cell(what, of), "", day(deed.by) if deed.by else "", "", state_of(deed, plan.today)))
    caption = "To spare: working days until its go-live or the end of a phase is missed, if all that waits moves along"
    return Table(_HEADS, tuple(rows), caption)


def activity_names(plan: Plan) -> dict[str, str]:
    """Activity → its name."""
    return {activity.id: activity.name for one in plan.initiatives for activity in one.activities}


def _initiative(one: Initiative, plan: Plan) -> Iterator[tuple[Cell, ...]]:
    names = activity_names(plan)
    late = {deed.what for deed in plan.late_of(one)}
    for activity in one.activities:
        found = plan.schedule.of(activity.id)
        done = percent(activity.progress) if activity.progress is not None else "nobody said"
        if found is None:
            yield _row(Cell(activity.name, _about(activity, plan)), "stopped", "", "", done)
        else:
            yield _activity(found, names, f"{done}{', late' if activity.name in late else ''}", _about(activity, plan))
    if one.go_live:
        yield _row(Cell("Goes live"), "", day(one.go_live), "", "live" if one.go_live <= plan.today else "open")
    for each in one.milestones:
        yield _row(Cell(each.name, "milestone"), "", day(each.by), "", state_of(each, plan.today))


def _about(activity: Activity, plan: Plan) -> str:
    """Who does it, how much it is, and what comes of it."""
    teams = {team.id: team.name for team in plan.teams}
    delivers = f"delivers {activity.deliverable}" if activity.deliverable else ""
    return ", ".join(part for part in (teams.get(activity.team or ""), activity.work, delivers) if part)


def _activity(one: Planned, names: dict[str, str], done: str, about: str) -> tuple[Cell, ...]:
    waits = ", ".join(names.get(name, name) for name in one.after) or "nothing"
    if one.start is None or one.end is None:
        name = Cell(names[one.activity], "; ".join(part for part in (about, one.because) if part))
        return _row(name, "no dates", "", "", done, waits=waits)
    found = "dates found, not given" if one.found else ""
    name = Cell(names[one.activity], "; ".join(part for part in (about, found) if part))
    spare = "" if one.slack is None else count(one.slack)
    critical = "yes" if one.critical else "no"
    return _row(name, day(one.start), day(one.end), count(one.days), done, spare, critical, waits)


def _row(
    name: Cell, start: str, end: str, days: str, state: str, spare: str = "", critical: str = "", waits: str = ""
) -> tuple[Cell, ...]:
    state_cell = Cell(state, tone="signal" if state.endswith("late") else "")
    return name, Cell(start), Cell(end), Cell(days), state_cell, Cell(spare), Cell(critical), Cell(waits)
