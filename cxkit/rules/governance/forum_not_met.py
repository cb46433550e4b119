"""Meetings that leave nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Forum, Review
from cxkit.rules._cadence import span
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("GOV205", severity=Severity.WARNING, since="0.1")
def forum_not_met(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A forum that reviews something has left no file in reviews/ for longer than its cadence, and half as long again.

    Reviews are how a strategy learns. Each meeting of a forum with `reviews` leaves a file; the newest is too old.

    Bad:

        # file: governance.yaml
        forums: [{id: steering, cadence: weekly}]
        # file: strategy.yaml
        objectives: [{id: recommend, review: quarterly}]
        # file: reviews/2026-q3.yaml
        at: 2026-10-13

    Good:

        # file: governance.yaml
        forums: [{id: steering, cadence: quarterly}]
    """
    met: dict[str, date] = {}
    for _, review in workspace.walk(Review):
        if review.forum and review.at:
            met[review.forum] = max(review.at, met.get(review.forum, review.at))
    for loc, forum in workspace.walk(Forum):
        every, last = span(forum.cadence), met.get(forum.id)
        if forum.reviews and every and last and (facts.today - last).days > every * 1.5:
            message = f"'{forum.id}' meets {forum.cadence}, and its last review is of {last}"
            yield Finding(loc / "cadence", message, "hold it, and write the file in reviews/", entity=forum.id)
