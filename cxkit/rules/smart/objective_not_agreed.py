"""An objective that nobody signed, or that has no rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT403", severity=Severity.INFO, since="0.1")
def objective_not_agreed(workspace: Workspace) -> Iterator[Finding]:
    """Nobody agreed to an objective, or its impact isn't estimated, so nobody knows whether it comes before others.

    Objectives are prioritised by what they do for satisfaction, loyalty and the business, and buy-in has a name and
    a day.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, agreed: }]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, agreed: {board: 2026-08-25}}]
    """
    for loc, objective in workspace.walk(Objective):
        if not objective.agreed:
            yield Finding(loc, f"nobody agreed to '{objective.id}'", "write agreed: {GROUP: DAY}", entity=objective.id)
        if objective.impact is None:
            message = f"objective '{objective.id}' has no impact, so it can't be ranked"
            yield Finding(loc, message, "write impact: 1 to 5", entity=objective.id)
