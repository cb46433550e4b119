"""A signature under another text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective, Review
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxkit.loading.workspace import Workspace


@rule("SMT407", severity=Severity.WARNING, since="0.1")
def signed_before_change(workspace: Workspace) -> Iterator[Finding]:
    """An objective was changed in a review after everyone had signed it, so nobody has agreed to what stands there now.

    A signature counts for what was agreed that day. Ask again, and write the new day.

    Bad:

        # file: reviews/2026-q3.yaml
        reviewed: [{objective: recommend, outcome: change, because: A rival left, changed: {field: target.value, was: 45, now: 40}}]

    Good:

        # file: reviews/2026-q3.yaml
        reviewed: [{objective: recommend, outcome: change, because: A rival left, changed: {field: target.value, was: 45, now: 40}}]
        # file: strategy.yaml
        objectives: [{id: recommend, agreed: {board: 2026-10-14}}]
    """
    changed: dict[str, date] = {}
    for _, review in workspace.walk(Review):
        for item in review.reviewed:
            if item.objective and item.changed and review.at:
                changed[item.objective] = max(review.at, changed.get(item.objective, review.at))
    for loc, objective in workspace.walk(Objective):
        day = changed.get(objective.id)
        if day and objective.agreed and max(objective.agreed.values()) < day:
            message = (
                f"'{objective.id}' was changed on {day}, and the last signature is of {max(objective.agreed.values())}"
            )
            yield Finding(loc / "agreed", message, "ask those who signed again, and write the day", entity=objective.id)
