"""States that dates tell: nobody writes them, so none can be wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from datetime import date

    from cxkit.model import Initiative, Phase, Risk
    from cxkit.planning.schedule import Schedule

State = Literal["planned", "running", "live", "done", "late", "stopped"]
Deed = Literal["open", "done", "late"]


class Dated(Protocol):
    """A milestone, a checkpoint, an action, an issue."""

    @property
    def by(self) -> date | None:
        """The day by which it is due."""

    @property
    def done(self) -> date | None:
        """The day it was done."""


def state_of(deed: Dated, today: date) -> Deed:
    """Whether something with a deadline is open, done or late on a day; on the deadline itself it isn't late yet.

    Example:
        >>> from datetime import date
        >>> from cxkit.model import Action
        >>> state_of(Action(what="Call back", by=date(2027, 1, 8)), date(2027, 1, 9))
        'late'
    """
    if deed.done is not None and deed.done <= today:
        return "done"
    return "late" if deed.by is not None and deed.by < today else "open"


def risk_state(risk: Risk, today: date) -> Literal["open", "happened", "closed"]:
    """Whether a risk is still open on a day."""
    if risk.closed is not None and risk.closed.at <= today:
        return "closed"
    return "happened" if any(one.at <= today for one in risk.happened) else "open"


@dataclass(frozen=True, slots=True)
class Overdue:
    """Something that should be done by now.

    Args:
        what: its name.
        by: the day it was due.
        owner: who answers for it, as written; None where nobody is named.
        of: what it belongs to: the id of an initiative, a phase or a risk.
        kind: `activity`, `milestone`, `checkpoint`, `prevention`.
    """

    what: str
    by: date
    owner: str | None
    of: str
    kind: str


def overdue_of(one: Initiative, plan: Schedule, today: date) -> tuple[Overdue, ...]:
    """Activities of an initiative that should be over and aren't, and milestones that should have been reached."""
    if one.stopped is not None and one.stopped.at <= today:
        return ()
    found = [
        Overdue(activity.name, end, activity.owner or one.owner, one.id, "activity")
        for activity in one.activities
        if (end := _end(plan, activity.id)) and end < today and not _finished(activity.progress)
    ]
    found += [
        Overdue(milestone.name, milestone.by, one.owner, one.id, "milestone")
        for milestone in one.milestones
        if state_of(milestone, today) == "late"
    ]
    return tuple(sorted(found, key=lambda late: (late.by, late.what)))


def initiative_state(one: Initiative, plan: Schedule, today: date) -> State:
    """The state of an initiative on a day.

    `stopped` from the day it was; `late` where an activity should have ended or a milestone should have been reached;
    `done` where all activities and milestones are done and it is live, if it ever goes live; `live` from its go-live;
    `running` once an activity should have begun or has; else `planned`.
    """
    if one.stopped is not None and one.stopped.at <= today:
        return "stopped"
    if overdue_of(one, plan, today):
        return "late"
    live = one.go_live is not None and one.go_live <= today
    if _all_done(one, today) and (live or one.go_live is None):
        return "done"
    if live:
        return "live"
    span = plan.span(one.id)
    begun = any(activity.progress for activity in one.activities)
    return "running" if begun or (span is not None and span[0] <= today) else "planned"


def phase_state(phase: Phase, today: date) -> Literal["planned", "running", "over"]:
    """Where a phase stands by its own dates."""
    if phase.end is not None and phase.end < today:
        return "over"
    return "running" if phase.start is not None and phase.start <= today else "planned"


def _all_done(one: Initiative, today: date) -> bool:
    deeds = [state_of(milestone, today) == "done" for milestone in one.milestones]
    deeds += [_finished(activity.progress) for activity in one.activities]
    return bool(deeds) and all(deeds)


def _finished(progress: float | None) -> bool:
    return progress is not None and progress >= 100


def _end(plan: Schedule, activity: str) -> date | None:
    found = plan.of(activity)
    return found.end if found else None
