"""A forum on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Forum, Review
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV206", severity=Severity.INFO, since="0.1")
def never_met(workspace: Workspace) -> Iterator[Finding]:
    """Other reviews are written, and a forum that reviews something has left none.

    Bad:

        # file: governance.yaml
        forums: [{id: circle, name: Circle, chair: boss, members: [boss, lead], quorum: 2, cadence: monthly, reviews: [issues]}]

    Good:

        # file: governance.yaml
        forums: [{id: steering, reviews: [objectives]}]
    """
    met = {review.forum for _, review in workspace.walk(Review)}
    for loc, forum in workspace.walk(Forum) if met else ():
        if forum.reviews and forum.id not in met:
            message = f"as far as reviews/ tells, '{forum.id}' has never met"
            yield Finding(loc / "reviews", message, "write one after its next meeting", entity=forum.id)
