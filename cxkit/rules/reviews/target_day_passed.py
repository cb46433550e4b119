"""A target whose day has passed without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective, Review
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("REV202", severity=Severity.WARNING, since="0.1")
def target_day_passed(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """The day of an objective's target has passed and no review says what became of it.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, name: More customers recommend us, goal: loyalty, metric: nps-q, owner: lead, impact: 4, agreed: {board: 2025-08-25}, baseline: {value: 20, n: 900, at: 2025-06-30}, target: {value: 40, by: 2026-06-30}}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, name: More customers recommend us, goal: loyalty, metric: nps-q, owner: lead, impact: 4, agreed: {board: 2025-08-25}, baseline: {value: 20, n: 900, at: 2025-06-30}, target: {value: 40, by: 2026-06-30}}]
        # file: reviews/2026-q3.yaml
        forum: steering
        at: 2026-10-13
        present: [lead, boss]
        reviewed: [{objective: recommend, outcome: close, because: Reached in May}]
    """
    reviewed = [
        (item.objective, review.at)
        for _, review in workspace.walk(Review)
        for item in review.reviewed
        if item.objective
    ]
    for loc, objective in workspace.walk(Objective):
        by = objective.target.by if objective.target else None
        if by is None or by >= facts.today:
            continue
        if not any(name == objective.id and at is not None and at >= by for name, at in reviewed):
            message = f"the day of '{objective.id}' was {by}, and no review says what became of it"
            yield Finding(loc / "target", message, "review it, and write the outcome in reviews/", entity=objective.id)
