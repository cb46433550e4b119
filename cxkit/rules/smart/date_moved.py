"""The day went away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.rules._moves import after_a_miss, answered, moves, unreversed
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("SMT602", severity=Severity.WARNING, since="0.1")
def date_moved(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """Git shows that the day of an objective's target was moved to later, and no review says so.

    Bad:

        # committed: 2026-09-01 Nadia
        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 40, by: 2028-06-30}}]
        # committed: 2026-09-20 Nadia

    Good:

        # committed: 2026-09-01 Nadia
        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 40, by: 2028-06-30}, agreed: {board: 2026-10-13}}]
        # file: reviews/2026-q3.yaml
        reviewed: [{risk: strike, outcome: keep}, {objective: recommend, outcome: change, because: The desk comes later, changed: {field: target.by, was: 2027-12-31, now: 2028-06-30}}]
        # committed: 2026-10-14 Nadia
    """
    for move in unreversed(moves(workspace, facts, "objectives")):
        loc = workspace.place("objective", move.name)
        if loc is None or move.field != "target.by" or not move.was < move.now:
            continue
        if not answered(workspace, move) and not after_a_miss(workspace, facts, move):
            message = f"the day was {move.was} until {move.day}, and is {move.now} now; no review says why"
            hint = "write it in a review: outcome: change, because: …, changed: {field: target.by, was: …, now: …}"
            yield Finding(loc / "target" / "by", message, hint, entity=move.name)
