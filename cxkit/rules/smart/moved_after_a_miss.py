"""Missed, and then it had never been promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.rules._better import gain
from cxkit.rules._moves import after_a_miss, answered, moves, spoken, unreversed
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("SMT603", severity=Severity.ERROR, since="0.1")
def moved_after_a_miss(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A target was made easier or later after its metric had missed the path, after its day, or within ninety days before it, and no review says so.

    This is what the history is kept for. A review with `changed` makes a decision of it; nothing else does.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, baseline: {value: 20, n: 900, at: 2025-09-30}, target: {value: 36, by: 2026-12-31}, path: [{value: 32, by: 2026-06-30}]}]
        # file: roadmap.yaml
        initiatives: [{id: desk, recommendation: more-people, effects: [{metric: nps-q, change: 15..25}]}]
        # committed: 2026-09-01 Nadia
        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 36, by: 2027-12-31}}]
        # committed: 2026-10-20 Nadia

    Good:

        # committed: 2026-08-01 Nadia
        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 40, by: 2027-12-31}}]
        # committed: 2026-10-20 Nadia
    """
    for move in unreversed(moves(workspace, facts, "objectives")):
        objective, loc = workspace.get("objective", move.name), workspace.place("objective", move.name)
        metric = workspace.get("metric", objective.metric) if objective is not None and objective.metric else None
        if objective is None or loc is None or metric is None or move.field not in ("target.value", "target.by"):
            continue
        later = move.field == "target.by" and move.was < move.now
        easier = move.field == "target.value" and gain(metric, move.number("was"), move.number("now")) < 0
        why = after_a_miss(workspace, facts, move)
        if (later or easier) and why and not answered(workspace, move):
            message = (
                f"the {spoken(move.field)} went from {move.was} to {move.now} on {move.day}, {why}; no review says why"
            )
            hint = "bring it before the forum that decides on targets, and write changed: … in its review"
            place = loc / "target" / move.field.rsplit(".", 1)[1]
            yield Finding(place, message, hint, entity=move.name)
