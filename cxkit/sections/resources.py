"""People and money of the roadmap."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxkit.charts.team_load import Month, Row, team_load
from cxkit.model import Roadmap
from cxkit.render.blocks import Cell, Facts, Heading, Picture, Table
from cxkit.render.numbers import count, day, money, number, percent, plain
from cxkit.sections._names import name, said
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Initiative, Team
    from cxkit.planning.capacity import Load
    from cxkit.planning.plan import Plan
    from cxkit.render.blocks import Block
    from cxkit.results import Results


@section("resources", title="People and money", order=62, paper="wide")
def resources(results: Results) -> Iterator[Block | str]:
    """Teams booked against what they have, month by month; budget, what was used of it, and the reserve; skills."""
    plan = results.plan
    if not plan.teams and not plan.initiatives:
        return
    short = [load for load in plan.loads if load.short]
    teams = len({load.team for load in short})
    if plan.loads:
        yield (
            f"{count(teams)} of {count(len(plan.teams))} teams have more work than time in some month."
            if short
            else "No team has more work than time in any month."
        )
        yield _picture(plan, short)
    if plan.teams:
        yield Heading("Teams")
        yield _teams(results)
    if plan.initiatives:
        yield Heading("Money, plan against actual")
        yield _money(plan)
        yield Facts(tuple(_reserve(results)))


def _picture(plan: Plan, short: list[Load]) -> Picture:
    names = {team.id: team.name for team in plan.teams}
    rows = [
        Row(
            team.name,
            _has(team),
            tuple(
                Month(date.fromisoformat(f"{load.month}-01"), load.available, load.booked, _over(load))
                for load in plan.loads
                if load.team == team.id
            ),
        )
        for team in plan.teams
    ]
    worst = max(short, key=lambda load: (load.short / max(load.available, 1e-9), load.month), default=None)
    finding = "Everybody has the time that is asked of them"
    if worst:
        lacks, booked = number(worst.short, 0), number(worst.booked, 0)
        finding = f"{names[worst.team]} lacks {lacks} of {booked} person-days in {worst.month}"
    line = (
        "Person-days a month: bars are booked, the line is what there is (people × share of their time × working "
        "days), red is missing. Work is spread evenly over the working days of each activity"
    )
    svg = team_load(rows, plan.today, title="Teams, booked against what they have")
    return Picture(svg, finding, line, _loads(plan))


def _over(load: Load) -> str:
    return f"+{number(load.short, 0)}" if load.short >= _SHOWN else ""


_SHOWN = 0.5


def _has(team: Team) -> str:
    people = f"{plain(team.people)} people" if team.people is not None else "nobody said how many people"
    return people + (f" at {percent(team.available)} of their time" if team.available != 100 else "")


def _loads(plan: Plan) -> Table:
    rows: list[tuple[Cell, ...] | str] = []
    for team in plan.teams:
        rows.append(team.name)
        rows += [
            (
                Cell(load.month),
                Cell(number(load.available)),
                Cell(number(load.booked)),
                Cell(number(load.short), tone="signal") if load.short else Cell("enough"),
            )
            for load in plan.loads
            if load.team == team.id
        ]
    return Table(("Month", "There are#", "Booked#", "Missing#"), tuple(rows), "Person-days")


def _teams(results: Results) -> Table:
    rows = []
    for team in results.plan.teams:
        department = name(results.workspace, "department", team.department) if team.department else ""
        loads = [load for load in results.plan.loads if load.team == team.id]
        booked, has = sum(load.booked for load in loads), sum(load.available for load in loads)
        rows.append(
            (
                Cell(team.name, department),
                Cell(_has(team)),
                said(", ".join(team.skills)),
                Cell(f"{number(booked, 0)} of {number(has, 0)}", percent(booked / has * 100, 0) if has else ""),
                Cell(", ".join(load.month for load in loads if load.short) or "never"),
            )
        )
    heads = ("Team, department", "People", "Skills", "Person-days booked#", "Too few people in")
    return Table(heads, tuple(rows))


def _money(plan: Plan) -> Table:
    rows = [_initiative(one, plan) for one in plan.initiatives]
    budget = sum(one.budget or 0 for one in plan.initiatives)
    spent = sum(one.spent.value or 0 for one in plan.initiatives if one.spent)
    used = percent(spent / budget * 100, 0) if budget else ""
    rows.append(
        (
            Cell("All initiatives", tone="strong"),
            Cell(money(budget)),
            Cell(money(spent)),
            Cell(used),
            Cell(""),
            Cell(""),
        )
    )
    heads = ("Initiative", "Budget#", "Used#", "Of the budget#", "Work done#", "Work due#")
    return Table(heads, tuple(rows), "Work: by the dates of the activities, weighted by person-days")


def _initiative(one: Initiative, plan: Plan) -> tuple[Cell, ...]:
    progress = plan.progress(one)
    spent, budget = progress.spent, progress.budget
    used = spent / budget if spent is not None and budget else None
    over = used is not None and used > 1
    return (
        Cell(one.name),
        Cell(money(budget)) if budget is not None else Cell("not said", tone="soft"),
        Cell(money(spent), f"by {day(progress.spent_at)}" if progress.spent_at else "")
        if spent is not None
        else Cell("not said", tone="soft"),
        Cell(percent(used * 100, 0), "over its budget" if over else "", tone="signal" if over else "")
        if used is not None
        else Cell(""),
        Cell(percent(progress.done * 100, 0) if progress.done is not None else ""),
        Cell(percent(progress.due * 100, 0) if progress.due is not None else ""),
    )


def _reserve(results: Results) -> Iterator[tuple[str, Cell]]:
    head = results.workspace.head(Roadmap)
    plan = results.plan
    approved = sum(one.budget or 0 for one in plan.initiatives)
    if head.budget is not None:
        left = head.budget - approved - (head.reserve.budget or 0)
        note = f"{money(approved)} in initiatives, {money(head.reserve.budget or 0)} in reserve, {money(left)} free"
        yield "Budget of the roadmap", Cell(money(head.budget), note, tone="signal" if left < 0 else "")
    aside = sum(one.set_aside or 0 for one in plan.exposures if one.state != "closed")
    if aside:
        more = head.reserve.budget is not None and aside > head.reserve.budget
        note = "more than the reserve: not all plans can be paid from it" if more else ""
        yield "Set aside in contingency plans", Cell(money(aside), note)
    if head.reserve.time:
        yield "Time in reserve", Cell(head.reserve.time)
