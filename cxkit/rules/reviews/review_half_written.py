"""A meeting without minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Review
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REV103", severity=Severity.WARNING, since="0.1")
def review_half_written(workspace: Workspace) -> Iterator[Finding]:
    """A review names no forum, no day, nobody who was present, or nothing that was looked at.

    Bad:

        # file: reviews/2026-q3.yaml
        present:

    Good:

        # file: reviews/2026-q3.yaml
        present: [boss, lead]
    """
    for loc, one in workspace.walk(Review):
        lacking = [key for key in ("forum", "at", "present", "reviewed") if not getattr(one, key)]
        if lacking == ["reviewed"] and (one.actions or one.issues or one.lessons or one.wins):
            lacking = []
        if lacking:
            message = f"review '{one.id}' doesn't say {left_open('review', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=one.id)
