"""Counted otherwise from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.rules._moves import answered, moves, unreversed
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("SMT604", severity=Severity.WARNING, since="0.1")
def definition_changed(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """Git shows that the metric of an objective, or its baseline, or the definition of a metric that an objective aims at, was changed after the objective was signed; its revision wasn't raised and no review says so.

    Another question or another population is another figure. Raise `revision:` at the metric (a new series begins), or write the change in a review.

    Bad:

        # committed: 2026-09-01 Nadia
        # file: metrics.yaml
        metrics: [{id: nps-q, where: {plan: small}}]
        # committed: 2026-09-20 Nadia

    Good:

        # committed: 2026-09-01 Nadia
        # file: metrics.yaml
        metrics: [{id: nps-q, where: {plan: small}, revision: 2}]
        # committed: 2026-09-20 Nadia
    """
    signed: dict[str, date] = {}
    for objective in workspace.objectives:
        name = (objective.metric or "").split(".", 1)[0]
        day = max(objective.agreed.values(), default=None)
        if day is not None:
            signed[name] = max(day, signed.get(name, day))
            signed[f"objective {objective.id}"] = day
    for kind in ("objectives", "metrics"):
        for move in unreversed(moves(workspace, facts, kind)):
            loc = workspace.place(kind[:-1], move.name)
            since = signed.get(f"objective {move.name}" if kind == "objectives" else move.name)
            if loc is None or since is None or move.day <= since or move.revised or move.field.startswith("target"):
                continue
            if not answered(workspace, move):
                message = f"the definition of '{move.name}' ({move.field}) was changed on {move.day}, after it was agreed on {since}"
                hint = "raise revision: at the metric, or write changed: … in a review"
                yield Finding(loc / move.field.split(".", 1)[0], message, hint, entity=move.name)
