"""Plan against actual: what should be done by now, what is, and what it took."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cxkit.model import Activity, Initiative
    from cxkit.planning.planned import Planned, Schedule
    from cxkit.planning.workdays import Workdays


@dataclass(frozen=True, slots=True)
class Progress:
    """An initiative on a day. Shares are 0 to 1 of its work, weighted by person-days.

    Args:
        budget: approved; None where nobody wrote it.
        spent: so far; None where nobody wrote it.
        spent_at: the day to which `spent` was counted.
        due: the share of work that should be done, counting each activity evenly over its working days.
        done: the share that is done, as written; an activity without progress counts as not begun.
        unsaid: activities under way or over whose progress nobody wrote.
    """

    budget: float | None
    spent: float | None
    spent_at: date | None
    due: float | None
    done: float | None
    unsaid: tuple[str, ...] = ()

    @property
    def behind(self) -> float | None:
        """How far the work lies behind its dates, in shares of all work; negative where it lies ahead."""
        return self.due - self.done if self.due is not None and self.done is not None else None


def progress_of(one: Initiative, plan: Schedule, workdays: Workdays, today: date) -> Progress:
    """Hold an initiative against its plan, as earned value does: work due, work done, money used."""
    pairs = [(activity, dated) for activity in one.activities if (dated := plan.of(activity.id)) and dated.start]
    weights = _weights(pairs, workdays)
    total = sum(weights)
    due = done = None
    if total:
        due = sum(w * _elapsed(dated, workdays, today) for w, (_, dated) in zip(weights, pairs, strict=True)) / total
        done = sum(w * _done(activity) for w, (activity, _) in zip(weights, pairs, strict=True)) / total
    spent = one.spent
    return Progress(
        one.budget,
        spent.value if spent else None,
        spent.at if spent else None,
        due,
        done,
        tuple(
            activity.id
            for activity, dated in pairs
            if activity.progress is None and dated.start and dated.start < today
        ),
    )


def _weights(pairs: Sequence[tuple[Activity, Planned]], workdays: Workdays) -> list[float]:
    """Person-days; working days where any activity doesn't say its work, for the two can't be mixed."""
    works = [workdays.person_days(activity.work) for activity, _ in pairs if activity.work]
    return works if len(works) == len(pairs) else [float(dated.days) for _, dated in pairs]


def _done(activity: Activity) -> float:
    return min(100.0, max(0.0, activity.progress or 0.0)) / 100


def _elapsed(dated: Planned, workdays: Workdays, today: date) -> float:
    """The share of an activity's working days that is over by the end of today."""
    if dated.start is None or dated.end is None or not dated.days:
        return 0.0
    return workdays.count(dated.start, min(today, dated.end)) / dated.days
