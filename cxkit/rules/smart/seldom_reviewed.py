"""Looked at when it's too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._cadence import span
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT305", severity=Severity.WARNING, since="0.1")
def seldom_reviewed(workspace: Workspace) -> Iterator[Finding]:
    """An objective's review cadence is so slow that it is looked at less than twice between its baseline and its target.

    A review that can change nothing is a funeral. Name a faster cadence.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, review: yearly}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, review: quarterly}]
    """
    for loc, objective in workspace.walk(Objective):
        at = objective.baseline.at if objective.baseline else None
        by = objective.target.by if objective.target else None
        every = span(objective.review)
        if at and by and every and by > at and (by - at).days < 2 * every:
            message = f"'{objective.id}' is looked at {objective.review}, less than twice before {by}"
            yield Finding(loc / "review", message, "review it more often", entity=objective.id)
