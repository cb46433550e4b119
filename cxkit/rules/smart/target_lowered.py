"""The goal came nearer by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.rules._better import gain
from cxkit.rules._moves import after_a_miss, answered, moves, unreversed
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("SMT601", severity=Severity.WARNING, since="0.1")
def target_lowered(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """Git shows that an objective's target was made easier, and no review says so.

    A target that is lowered in silence makes a success of a miss. A review with outcome `change` and
    `changed: {field: target.value, was, now}` answers for it.

    Bad:

        # committed: 2026-09-01 Nadia
        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 36, by: 2027-12-31}}]
        # committed: 2026-09-20 Nadia

    Good:

        # committed: 2026-09-01 Nadia
        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 44, by: 2027-12-31}}]
        # file: roadmap.yaml
        initiatives: [{id: desk, effects: [{metric: nps-q, change: 15..30}]}]
        # committed: 2026-09-20 Nadia
    """
    for move in unreversed(moves(workspace, facts, "objectives")):
        objective, loc = workspace.get("objective", move.name), workspace.place("objective", move.name)
        metric = workspace.get("metric", objective.metric) if objective is not None and objective.metric else None
        if objective is None or loc is None or metric is None or move.field != "target.value":
            continue
        easier = gain(metric, move.number("was"), move.number("now")) < 0
        if easier and not answered(workspace, move) and not after_a_miss(workspace, facts, move):
            message = f"the target was {move.was} until {move.day}, and is {move.now} now; no review says why"
            hint = "write it in a review: outcome: change, because: …, changed: {field: target.value, was: …, now: …}"
            yield Finding(loc / "target" / "value", message, hint, entity=move.name)
