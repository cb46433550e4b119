"""Changed, and what?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import ReviewedItem
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REV203", severity=Severity.WARNING, since="0.1")
def change_without_field(workspace: Workspace) -> Iterator[Finding]:
    """A review changes an objective or a metric and doesn't say which field, from what to what.

    Only a change that is written (`changed: {field, was, now}`) answers for a target that moved.

    Bad:

        # file: reviews/2026-q3.yaml
        reviewed: [{objective: recommend, outcome: change, because: A rival left}]

    Good:

        # file: reviews/2026-q3.yaml
        reviewed: [{objective: recommend, outcome: change, because: A rival left, changed: {field: target.value, was: 45, now: 40}}]
        # file: strategy.yaml
        objectives: [{id: recommend, agreed: {board: 2026-10-13}}]
    """
    for loc, item in workspace.walk(ReviewedItem):
        if item.outcome == "change" and item.changed is None and (item.objective or item.metric):
            message = f"'{item.objective or item.metric}' was changed, and nothing says from what to what"
            yield Finding(loc / "outcome", message, "write changed: {field: …, was: …, now: …}")
