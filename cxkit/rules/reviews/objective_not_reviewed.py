"""Nobody looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective, Review
from cxkit.rules._cadence import span
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("REV205", severity=Severity.WARNING, since="0.1")
def objective_not_reviewed(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """Reviews are held, and an objective hasn't been looked at for longer than its cadence, and half as long again.

    Counted from the last review that names it, or from its signatures where none does.

    Bad:

        # file: reviews/2026-q3.yaml
        reviewed: [{risk: strike, outcome: keep}, {initiative: desk, outcome: keep}]

    Good:

        # file: reviews/2026-q3.yaml
        reviewed: [{objective: recommend, outcome: keep}]
    """
    looked: dict[str, date] = {}
    reviews = [review for _, review in workspace.walk(Review) if review.at]
    for review in reviews:
        for item in review.reviewed:
            if item.objective and review.at:
                looked[item.objective] = max(review.at, looked.get(item.objective, review.at))
    for loc, objective in workspace.walk(Objective) if reviews else ():
        every = span(objective.review)
        last = looked.get(objective.id) or max(objective.agreed.values(), default=None)
        if every and last and (facts.today - last).days > every * 1.5:
            message = f"'{objective.id}' was last looked at on {last}, and its cadence is {objective.review}"
            yield Finding(loc, message, "look at it, and write it under reviewed", entity=objective.id)
