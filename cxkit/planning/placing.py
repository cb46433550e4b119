"""Finding dates: a place for every activity in the time of its team."""

from __future__ import annotations

import heapq
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cxkit.planning.benches import HORIZON, Bench, a_day
from cxkit.planning.network import circles, in_order, successors, waits
from cxkit.planning.planned import Planned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.model import Activity, Initiative, Phase, Team
    from cxkit.planning.workdays import Workdays

_TOO_LONG = 3 * HORIZON


class Placing:
    """One search for dates: given ones are kept, and each activity without comes as early as it may."""

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
            found[name] = self._length(self.activities[name]) + max(
                (found.get(one, 0.0) for one in later[name]), default=0.0
            )
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
        begun = min(100.0, max(0.0, activity.progress or 0.0))
        if activity.end:
            taken = bench.take(activity.end, work, back=True)
        else:
            start = activity.start or self._earliest(activity.id)
            rest = work * (1 - begun / 100)
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
