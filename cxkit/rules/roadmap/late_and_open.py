"""Due, and not done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative, Phase
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

_WHOLE = 100


@rule("RMP211", severity=Severity.WARNING, since="0.1")
def late_and_open(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """An activity is past its end and not at 100 %, or a milestone or checkpoint is past its day and not marked as done.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, milestones: [{name: Desk chosen, by: 2026-10-15}, {name: All calls on one desk, by: 2027-05-28}]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, milestones: [{name: Desk chosen, by: 2026-10-15, done: 2026-10-14}, {name: All calls on one desk, by: 2027-05-28}]}]
    """
    for loc, one in workspace.walk(Initiative):
        if one.stopped is not None:
            continue
        for at, activity in enumerate(one.activities):
            if activity.end is not None and activity.end < facts.today and (activity.progress or 0) < _WHOLE:
                message = f"'{activity.id}' was to end on {activity.end}, and stands at {activity.progress or 0:g} %"
                yield Finding(
                    loc / "activities" / at / "end", message, "write its progress, or a new day", entity=activity.id
                )
        for at, mark in enumerate(one.milestones):
            if mark.done is None and mark.by < facts.today:
                place = loc / "milestones" / at / "by"
                yield Finding(
                    place,
                    f"a milestone of '{one.id}' was due on {mark.by}, and isn't done",
                    "write done: DAY, or a new day",
                    entity=one.id,
                )
    for loc, phase in workspace.walk(Phase):
        for at, checkpoint in enumerate(phase.checkpoints):
            if checkpoint.done is None and checkpoint.by < facts.today:
                place = loc / "checkpoints" / at / "by"
                message = f"'{phase.id}' passed its checkpoint of {checkpoint.by} without a decision"
                yield Finding(place, message, "hold it, and write done: DAY", entity=phase.id)
