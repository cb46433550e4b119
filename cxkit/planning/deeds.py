"""What somebody has to have done by a day: activities, milestones, checkpoints, preventions, and what reviews left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cxkit.model import Activity, Initiative, Phase, Review, Risk
    from cxkit.planning.planned import Schedule

DeedState = Literal["open", "done", "late"]


class Dated(Protocol):
    """A milestone, a checkpoint, an action, an issue."""

    @property
    def by(self) -> date | None:
        """The day by which it is due."""

    @property
    def done(self) -> date | None:
        """The day it was done."""


def state_of(deed: Dated, today: date) -> DeedState:
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


@dataclass(frozen=True, slots=True)
class Deed:
    """Something due.

    Args:
        what: its name.
        by: the day it is due.
        owner: id of who answers for it; None where nobody is named.
        of: name of what it belongs to: an initiative, a phase, a risk; a review's forum.
        kind: `activity`, `milestone`, `checkpoint`, `prevention`, `action` or `issue`.
        state: on the day asked for.
    """

    what: str
    by: date
    owner: str | None
    of: str
    kind: str
    state: DeedState


def deeds(
    initiatives: Iterable[Initiative],
    phases: Iterable[Phase],
    risks: Iterable[Risk],
    reviews: Iterable[Review],
    plan: Schedule,
    today: date,
) -> tuple[Deed, ...]:
    """Everything with a day, earliest first; what belongs to a stopped initiative or a closed risk is no longer due."""
    found = [deed for one in initiatives for deed in deeds_of(one, plan, today)]
    found += [
        Deed(each.name, each.by, phase.owner, phase.name, "checkpoint", state_of(each, today))
        for phase in phases
        for each in phase.checkpoints
    ]
    found += [
        Deed(each.what, each.by, each.owner or risk.owner, risk.name, "prevention", state_of(each, today))
        for risk in risks
        if risk.plan and not (risk.closed and risk.closed.at <= today)
        for each in risk.plan.prevent
        if each.by
    ]
    for review in reviews:
        if review.at is not None and review.at > today:
            continue
        forum = review.forum or "review"
        found += [
            Deed(each.what, each.by, each.owner, forum, "action", state_of(each, today))
            for each in review.actions
            if each.by
        ]
        found += [Deed(each.says, each.by, each.owner, forum, "issue", state_of(each, today)) for each in review.issues]
    return tuple(sorted(found, key=lambda deed: (deed.by, deed.what, deed.of)))


def deeds_of(one: Initiative, plan: Schedule, today: date) -> tuple[Deed, ...]:
    """Activities and milestones of an initiative; none once it was stopped."""
    if one.stopped is not None and one.stopped.at <= today:
        return ()
    found = [
        Deed(each.name, end, each.owner or one.owner, one.name, "activity", _activity_state(each, end, today))
        for each in one.activities
        if (dated := plan.of(each.id)) and (end := dated.end)
    ]
    found += [
        Deed(each.name, each.by, one.owner, one.name, "milestone", state_of(each, today)) for each in one.milestones
    ]
    return tuple(sorted(found, key=lambda deed: (deed.by, deed.what)))


def finished(activity: Activity) -> bool:
    """Whether all of an activity is done."""
    return activity.progress is not None and activity.progress >= 100


def _activity_state(activity: Activity, end: date, today: date) -> DeedState:
    if finished(activity):
        return "done"
    return "late" if end < today else "open"
