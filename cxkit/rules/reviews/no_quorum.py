"""Decided by too few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Review
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REV101", severity=Severity.ERROR, since="0.1")
def no_quorum(workspace: Workspace) -> Iterator[Finding]:
    """Fewer members were present at a review than the forum's quorum asks for, so its decisions don't hold.

    Bad:

        # file: reviews/2026-q3.yaml
        present: [lead]

    Good:

        # file: reviews/2026-q3.yaml
        present: [boss, lead]
    """
    for loc, review in workspace.walk(Review):
        forum = workspace.get("forum", review.forum) if review.forum else None
        if forum is None or forum.quorum is None or not review.present:
            continue
        present = len(set(review.present) & set(forum.members))
        if present < forum.quorum:
            message = f"'{forum.id}' needs {forum.quorum} members to decide, and {present or 'none'} {'was' if present == 1 else 'were'} present"
            yield Finding(loc / "present", message, "decide again with enough members", entity=review.id)
