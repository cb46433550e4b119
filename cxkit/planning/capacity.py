"""What teams have, and what is booked, month by month."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cxkit.planning.benches import a_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.model import Team
    from cxkit.planning.planned import Schedule
    from cxkit.planning.workdays import Workdays

_ROUNDING = 1e-6
_CENTURY = 1200


@dataclass(frozen=True, slots=True)
class Load:
    """A team in a month, in person-days.

    Args:
        team: id.
        month: such as `2027-01`.
        available: people × the share of their time × working days of the month.
        booked: work of the roadmap that falls in the month, spread evenly over each activity's working days.
        parts: activity and its share of it.
    """

    team: str
    month: str
    available: float
    booked: float
    parts: tuple[tuple[str, float], ...]

    @property
    def short(self) -> float:
        """Person-days that are missing; 0 where there is enough."""
        return self.booked - self.available if self.booked > self.available + _ROUNDING else 0.0


def loads(plan: Schedule, teams: Sequence[Team], workdays: Workdays) -> tuple[Load, ...]:
    """Every team in every month from the first booked to the last, in the order of teams.

    Example:
        >>> from cxkit.model import Initiative, Team
        >>> from cxkit.model.config import Calendar
        >>> from cxkit.planning.schedule import schedule
        >>> from cxkit.planning.workdays import Workdays
        >>> week = Workdays.of(Calendar())
        >>> work = {"id": "draw", "name": "Draw", "team": "app", "work": "30 days", "start": "2027-02-01"}
        >>> work["end"] = "2027-02-26"
        >>> team = Team(id="app", name="App", people=2, available=50)
        >>> plan = schedule([Initiative(id="desk", name="Desk", activities=[work])], [], [team], week, date(2027, 1, 4))
        >>> [(one.month, one.available, one.booked, one.short) for one in loads(plan, [team], week)]
        [('2027-02', 20.0, 30.0, 10.0)]
    """
    booked: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for one in plan.planned:
        for month, days in one.booked:
            booked.setdefault((one.team or "", month), []).append((one.activity, days))
    months = sorted({month for _, month in booked})
    if not months:
        return ()
    return tuple(
        Load(
            team.id,
            month,
            a_day(team) * _working_days(month, workdays),
            sum(days for _, days in booked.get((team.id, month), ())),
            tuple(booked.get((team.id, month), ())),
        )
        for team in teams
        for month in _shown(months)
    )


def _working_days(month: str, workdays: Workdays) -> int:
    first = date.fromisoformat(f"{month}-01")
    return workdays.count(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))


def _shown(booked: Sequence[str]) -> Sequence[str]:
    """All months from the first booked one to the last; the booked ones alone where a century lies between them."""
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (booked[0], booked[-1]))
    if end - start > _CENTURY:
        return booked
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, end + 1)]
