"""Dates of the roadmap, and where people run short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxkit.api.today import today
from cxkit.loading.load import load
from cxkit.planning.plan import Plan

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cxkit.model import Initiative
    from cxkit.planning.planned import Planned


def plan(path: Path | str = ".", *, as_of: str | date | None = None) -> Plan:
    """The plan of the workspace at or above a path: dates, slack, people, states.

    Args:
        path: in the workspace.
        as_of: the day taken as today; nothing without dates begins before it.

    Raises:
        UsageError: there is no workspace.
    """
    return Plan(load(path), today(as_of))


def as_dict(found: Plan) -> dict[str, Any]:
    """The versioned shape `cx/1` that scripts rely on; days as `2027-01-04`, work in person-days."""
    progress = {activity.id: activity.progress for one in found.initiatives for activity in one.activities}
    return {
        "schema": "cx/1",
        "command": "plan",
        "as_of": found.today.isoformat(),
        "initiatives": [_initiative(found, one) for one in found.initiatives],
        "activities": [_activity(one, progress[one.activity]) for one in found.schedule.planned],
        "critical": list(found.schedule.critical),
        "circles": [list(ring) for ring in found.schedule.circles],
        "conflicts": [
            {"activity": one.activity, "start": _day(one.start), "after": one.before, "end": _day(one.end)}
            for one in found.schedule.conflicts
        ],
        "late": [
            {"what": one.what, "kind": one.kind, "of": one.of, "owner": one.owner, "by": _day(one.by)}
            for one in found.late
        ],
        "loads": [
            {
                "team": one.team, "month": one.month, "available": one.available, "booked": one.booked,
                "missing": one.short, "activities": dict(one.parts),
            }
            for one in found.loads
        ],
    }  # fmt: skip


def _initiative(found: Plan, one: Initiative) -> dict[str, Any]:
    span = found.schedule.span(one.id)
    progress = found.progress(one)
    return {
        "initiative": one.id, "state": found.state(one), "start": _day(span[0] if span else None),
        "end": _day(span[1] if span else None), "go_live": _day(one.go_live), "work_due": progress.due,
        "work_done": progress.done, "budget": progress.budget, "spent": progress.spent,
        "spent_at": _day(progress.spent_at),
    }  # fmt: skip


def _activity(one: Planned, progress: float | None) -> dict[str, Any]:
    return {
        "activity": one.activity, "initiative": one.initiative, "team": one.team, "start": _day(one.start),
        "end": _day(one.end), "days": one.days, "found": one.found, "progress": progress, "slack": one.slack,
        "free": one.free, "critical": one.critical, "after": list(one.after), "booked": dict(one.booked),
        "reason": one.because or None,
    }  # fmt: skip


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
