"""Dates of all activities: those given are kept, those missing are found."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cxkit.planning.benches import HORIZON, Bench, a_day
from cxkit.planning.network import circles, in_order, successors, waits
from cxkit.planning.slack import critical_path, slacks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.model import Activity, Initiative, Phase, Team
    from cxkit.planning.workdays import Workdays

_TOO_LONG = 3 * HORIZON


@dataclass(frozen=True, slots=True)
class Planned:
    """An activity with its dates.

    Args:
        activity: id.
        initiative: id of the initiative it belongs to.
        team: id, or None.
        start: first day; None where it can't be scheduled.
        end: last day.
        days: working days from start to end.
        after: activities it waits for, those that its initiative waits for included.
        found: whether a date was found rather than given.
        booked: month (`2027-01`) → person-days of its team.
        slack: working days it may end later before its go-live, its phase or a later one is late, if all that waits
            for it moves along; negative where it is late already; None where it has no dates.
        free: working days it may end later before the next one that waits for it must move.
        critical: whether it lies on the critical path.
        because: why it can't be scheduled; empty where it can.
    """

    activity: str
    initiative: str
    team: str | None
    start: date | None
    end: date | None
    days: int = 0
    after: tuple[str, ...] = ()
    found: bool = False
    booked: tuple[tuple[str, float], ...] = ()
    slack: int | None = None
    free: int | None = None
    critical: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two dates that can't both hold: `activity` begins before `before` has ended."""

    activity: str
    before: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Schedule:
    """The whole plan in days.

    Args:
        planned: all activities, in the order of the roadmap.
        circles: activities that wait for each other, so that none can begin.
        conflicts: given dates that come before what they wait for.
        critical: ids along the critical path, first to last.
    """

    planned: tuple[Planned, ...]
    circles: tuple[tuple[str, ...], ...]
    conflicts: tuple[Conflict, ...]
    critical: tuple[str, ...]

    def of(self, activity: str) -> Planned | None:
        """The activity with this id."""
        return next((one for one in self.planned if one.activity == activity), None)

    def span(self, initiative: str) -> tuple[date, date] | None:
        """First and last day of an initiative's activities; None where none has dates."""
        days = [day for one in self.planned if one.initiative == initiative for day in (one.start, one.end) if day]
        return (min(days), max(days)) if days else None


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
    run = _Run(going, phases, teams, workdays, today)
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


class _Run:
    """The state of one search for dates."""

    def __init__(
        self,
        initiatives: Sequence[Initiative],
        phases: Sequence[Phase],
        teams: Sequence[Team],
        workdays: Workdays,
        today: date,
    ) -> None:
        self.workdays, self.today = workdays, today
        self.starts = {one.id: one.start for one in phases}
        self.benches = {one.id: Bench(a_day(one), workdays) for one in teams}
        self.home = {activity.id: one for one in initiatives for activity in one.activities}
        self.activities = {activity.id: activity for one in initiatives for activity in one.activities}
        self.after = waits(initiatives)
        self.circles = circles(self.after)
        self.planned: dict[str, Planned] = {}

    def place(self) -> None:
        """Given dates first, for they are kept; then all others, each behind what it waits for."""
        for name, activity in sorted(self.activities.items()):
            if activity.start and activity.end:
                self._keep(activity, activity.start, activity.end)
            elif activity.progress is not None and activity.progress >= 100:
                self._without(name, "it is done, and nobody wrote when")
        tails = self._tails()
        waiting = {name: {one for one in self.after[name] if one not in self.planned} for name in self.activities}
        ready = [self._key(name, tails) for name in waiting if name not in self.planned and not waiting[name]]
        later = successors(self.after)
        heapq.heapify(ready)
        while ready:
            name = heapq.heappop(ready)[-1]
            self._find(self.activities[name])
            for one in later[name]:
                waiting[one].discard(name)
                if one not in self.planned and not waiting[one]:
                    heapq.heappush(ready, self._key(one, tails))
        in_circle = {name: ring for ring in self.circles for name in ring}
        for name in self.activities:
            if name not in self.planned:
                ring = in_circle.get(name, ())
                told = " waits for ".join((*ring, ring[0])) if ring else f"waits for {min(waiting[name])}, in a circle"
                self._without(name, f"{told}: none can begin" if ring else told)

    def _key(self, name: str, tails: Mapping[str, float]) -> tuple[date, float, str]:
        return self._earliest(name), -tails.get(name, 0.0), name

    def _tails(self) -> dict[str, float]:
        """Working days from the start of each activity to the end of all that waits for it, teams left alone."""
        later = successors(self.after)
        found: dict[str, float] = {}
        for name in reversed(in_order(self.after)):
            found[name] = self._length(self.activities[name]) + max((found[one] for one in later[name]), default=0.0)
        return found

    def _length(self, activity: Activity) -> float:
        if activity.start and activity.end:
            return self.workdays.count(activity.start, activity.end)
        bench = self.benches.get(activity.team or "")
        if not (bench and bench.capacity and activity.work):
            return 0.0
        return self.workdays.person_days(activity.work) / bench.capacity

    def _earliest(self, name: str) -> date:
        phase = self.starts.get(self.home[name].phase or "")
        ends = [end for one in self.after[name] if (end := self.planned[one].end)]
        days = [self.today, *([phase] if phase else []), *(end + timedelta(1) for end in ends if end < date.max)]
        return max(days)

    def _keep(self, activity: Activity, start: date, end: date) -> None:
        days = self.workdays.count(start, end)
        if end < start:
            self._without(activity.id, f"it ends on {end}, before it begins on {start}")
            return
        if (end - start).days > _TOO_LONG:
            self._without(activity.id, f"{start} to {end} is more than thirty years")
            return
        bench = self.benches.get(activity.team or "")
        months = bench.book(start, end, self.workdays.person_days(activity.work)) if bench and activity.work else {}
        self._put(activity, start, end, days, months, found=False)

    def _find(self, activity: Activity) -> None:
        reason = self._hindrance(activity)
        if reason:
            self._without(activity.id, reason)
            return
        work = self.workdays.person_days(activity.work or "")
        bench = self.benches[activity.team or ""]
        begun = activity.progress or 0.0
        if activity.end:
            taken = bench.take(activity.end, work, back=True)
        else:
            start = activity.start or self._earliest(activity.id)
            rest = work * (1 - min(begun, 100) / 100)
            taken = bench.take(max(start, self.today) if begun else start, rest or work)
        if taken is None:
            self._without(activity.id, "its team has no time for it within ten years")
            return
        start, end = activity.start or taken[0], activity.end or taken[1]
        self._put(activity, start, end, self.workdays.count(start, end), taken[2], found=True)

    def _hindrance(self, activity: Activity) -> str:
        """Why no dates can be found for it; nothing where they can."""
        lost = next((one for one in self.after[activity.id] if self._blocks(one)), None)
        if lost and not activity.start and not activity.end:
            return f"waits for {lost}, which has no dates"
        if not activity.work:
            return "it says neither from when to when nor how much work it is"
        bench = self.benches.get(activity.team or "")
        if bench is None:
            return "no team is to do it"
        if not bench.capacity:
            return f"team {activity.team} has no people"
        return "" if self.workdays.weekdays else "the calendar has no working day"

    def _blocks(self, name: str) -> bool:
        """Whether something that waits for it can't be dated: it has no end, and isn't done."""
        progress = self.activities[name].progress
        return self.planned[name].end is None and not (progress is not None and progress >= 100)

    def _put(
        self, activity: Activity, start: date, end: date, days: int, months: Mapping[str, float], *, found: bool
    ) -> None:
        self.planned[activity.id] = Planned(
            activity.id, self.home[activity.id].id, activity.team, start, end, days, self.after[activity.id], found,
            tuple(months.items()),
        )  # fmt: skip

    def _without(self, name: str, because: str) -> None:
        self.planned[name] = Planned(
            name, self.home[name].id, self.activities[name].team, None, None, after=self.after[name], because=because
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
