"""A plan in days: every activity with its dates, and what can't hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


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

    def over(self, initiative: str) -> date | None:
        """The day after an initiative's last activity; None where none has dates."""
        span = self.span(initiative)
        return min(span[1], date.max - timedelta(1)) + timedelta(1) if span else None
