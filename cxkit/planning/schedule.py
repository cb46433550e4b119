"""Dates of all activities: those given are kept, those missing are found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cxkit.planning.placing import Placing
from cxkit.planning.planned import Conflict, Planned, Schedule
from cxkit.planning.slack import critical_path, slacks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.model import Initiative, Phase, Team
    from cxkit.planning.workdays import Workdays


def schedule(
    initiatives: Sequence[Initiative],
    phases: Sequence[Phase],
    teams: Sequence[Team],
    workdays: Workdays,
    today: date,
) -> Schedule:
    """Find the missing dates of a roadmap.

    Given dates are kept, whatever they cost. An activity without dates begins as early as it may: not before today,
    not before its phase, after all it waits for; its team gives it all the time that is left beside what is booked,
    so that found dates never book a team beyond what it has. Of several that could begin on one day, the one with
    the longest way to the end behind it comes first. Stopped initiatives are left out.

    Example:
        >>> from cxkit.model import Initiative, Team
        >>> from cxkit.model.config import Calendar
        >>> from cxkit.planning.workdays import Workdays
        >>> work = [{"id": "draw", "team": "app", "work": "10 days"},
        ...         {"id": "build", "team": "app", "work": "5 days", "after": ["draw"]}]
        >>> desk = Initiative(id="desk", name="Desk", activities=[{"name": one["id"], **one} for one in work])
        >>> team = Team(id="app", name="App", people=2, available=50)
        >>> plan = schedule([desk], [], [team], Workdays.of(Calendar()), date(2027, 1, 4))
        >>> [(one.activity, str(one.start), str(one.end)) for one in plan.planned]
        [('draw', '2027-01-04', '2027-01-15'), ('build', '2027-01-18', '2027-01-22')]
    """
    going = [one for one in initiatives if one.stopped is None or one.stopped.at > today]
    run = Placing(going, phases, teams, workdays, today)
    run.place()
    planned = tuple(run.planned[activity.id] for one in going for activity in one.activities)
    dated = {one.activity: one for one in planned if one.start and one.end}
    after = {name: tuple(before for before in one.after if before in dated) for name, one in dated.items()}
    critical = critical_path(dated, after)
    loose = slacks(dated, after, _limits(going, phases, dated), workdays)
    return Schedule(
        tuple(
            replace(one, slack=loose[one.activity][0], free=loose[one.activity][1], critical=one.activity in critical)
            if one.activity in loose
            else one
            for one in planned
        ),
        run.circles,
        _conflicts(dated, after),
        critical,
    )


def _limits(
    initiatives: Sequence[Initiative], phases: Sequence[Phase], dated: Mapping[str, Planned]
) -> dict[str, date]:
    """The day by which each activity must end: its go-live if it ends before that, its phase's end, the last of all."""
    ends = {one.id: one.end for one in phases}
    last = max((one.end for one in dated.values() if one.end), default=date.max)
    found = {}
    for one in initiatives:
        limit = ends.get(one.phase or "") or last
        for activity in one.activities:
            end = dated[activity.id].end if activity.id in dated else None
            if end is not None:
                before = one.go_live is not None and end < one.go_live
                found[activity.id] = min(limit, one.go_live - timedelta(1)) if before and one.go_live else limit
    return found


def _conflicts(dated: Mapping[str, Planned], after: Mapping[str, Sequence[str]]) -> tuple[Conflict, ...]:
    found = []
    for name in sorted(dated):
        start = dated[name].start
        for before in after[name]:
            end = dated[before].end
            if start and end and start <= end:
                found.append(Conflict(name, before, start, end))
    return tuple(found)
