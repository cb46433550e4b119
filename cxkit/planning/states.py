"""States that dates tell: nobody writes them, so none can be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cxkit.planning.deeds import deeds_of, finished, state_of

if TYPE_CHECKING:
    from datetime import date

    from cxkit.model import Initiative, Phase, Risk
    from cxkit.planning.planned import Schedule

State = Literal["planned", "running", "live", "done", "late", "stopped"]


def risk_state(risk: Risk, today: date) -> Literal["open", "happened", "closed"]:
    """Whether a risk is still open on a day."""
    if risk.closed is not None and risk.closed.at <= today:
        return "closed"
    return "happened" if any(one.at <= today for one in risk.happened) else "open"


def initiative_state(one: Initiative, plan: Schedule, today: date) -> State:
    """The state of an initiative on a day.

    `stopped` from the day it was; `late` where an activity should have ended or a milestone should have been reached;
    `done` where all activities and milestones are done and it is live, if it ever goes live; `live` from its go-live;
    `running` once an activity should have begun or has; else `planned`.
    """
    if one.stopped is not None and one.stopped.at <= today:
        return "stopped"
    if any(deed.state == "late" for deed in deeds_of(one, plan, today)):
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
    deeds += [finished(activity) for activity in one.activities]
    return bool(deeds) and all(deeds)
