"""Agreed below, unknown above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._parties import levels
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT406", severity=Severity.INFO, since="0.1")
def executive_not_signed(workspace: Workspace) -> Iterator[Finding]:
    """Nobody of the executive level signed an objective that others agreed to.

    Executive buy-in has a name and a day for each objective; without it the money goes elsewhere in the first hard
    quarter.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, agreed: {board: , crew: 2026-08-25}}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, agreed: {board: 2026-08-25}}]
    """
    known = levels(workspace)
    for loc, objective in workspace.walk(Objective) if "executive" in known.values() else ():
        if objective.agreed and not any(known.get(name) == "executive" for name in objective.agreed):
            message = f"no executive signed '{objective.id}'"
            yield Finding(loc / "agreed", message, "add an executive party and its day", entity=objective.id)
