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
        objectives: [{id: recommend, baseline: {value: 20, n: 900, at: 2025-12-31}, target: {value: 40, by: 2026-09-30}, path: }]
        # file: reviews/2026-q3.yaml
        at: 2026-09-13
        # file: roadmap.yaml

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 40, by: 2027-12-31}}]
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
