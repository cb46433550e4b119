"""Moved by those who may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Decision, Review
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REV104", severity=Severity.WARNING, since="0.1")
def changed_by_another_forum(workspace: Workspace) -> Iterator[Finding]:
    """A review of one forum changes an objective, and another forum decides on targets.

    Bad:

        # file: governance.yaml
        forums: [{id: circle, name: Circle, chair: boss, members: [boss, lead], quorum: 2, cadence: monthly}]
        # file: reviews/2026-10.yaml
        forum: circle
        at: 2026-10-20
        present: [boss, lead]
        reviewed: [{objective: recommend, outcome: change, because: A rival left, changed: {field: target.value, was: 45, now: 40}}]
        # file: strategy.yaml
        objectives: [{id: recommend, agreed: {board: 2026-10-21}}]

    Good:

        # file: reviews/2026-q3.yaml
        forum: steering
    """
    forums = {one.forum for _, one in workspace.walk(Decision) if "objective-target" in one.covers and one.forum}
    for loc, review in workspace.walk(Review) if forums else ():
        for at, item in enumerate(review.reviewed):
            if item.objective and item.outcome == "change" and review.forum and review.forum not in forums:
                message = f"'{review.forum}' changed '{item.objective}', and '{min(forums)}' decides on targets"
                place = loc / "reviewed" / at / "outcome"
                yield Finding(place, message, "bring it before that forum", entity=review.id)
