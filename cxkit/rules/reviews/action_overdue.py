"""Agreed, due, and not done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Review
from cxkit.model.values import Action
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.findings import Loc
    from cxkit.loading.workspace import Workspace
    from cxkit.model.reviews import Issue
    from cxkit.rules._facts import Facts


@rule("REV201", severity=Severity.WARNING, since="0.1")
def action_overdue(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """An action or issue of a review is past its day and isn't marked as done.

    Bad:

        # file: reviews/2026-q3.yaml
        actions: [{what: A second agency, owner: lead, by: 2026-10-20}]

    Good:

        # file: reviews/2026-q3.yaml
        actions: [{what: A second agency, owner: lead, by: 2026-10-20, done: 2026-10-19}]
    """
    for loc, review in workspace.walk(Review):
        due: list[tuple[Loc, Action | Issue]] = [(loc / "actions" / at, one) for at, one in enumerate(review.actions)]
        due += [(loc / "issues" / at, one) for at, one in enumerate(review.issues)]
        for place, one in due:
            if one.by is not None and one.done is None and one.by < facts.today:
                days = (facts.today - one.by).days
                what = "action" if isinstance(one, Action) else "issue"
                message = f"this {what} is {days} {'day' if days == 1 else 'days'} late"
                yield Finding(place / "by", message, "write done: DAY, or a new day and why", entity=review.id)
