"""Decided, and not written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Review
from cxkit.rules._moves import same, spoken, standing
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxkit.findings import Loc
    from cxkit.loading.workspace import Workspace


@rule("REV204", severity=Severity.WARNING, since="0.1")
def change_not_carried_out(workspace: Workspace) -> Iterator[Finding]:
    """The last review that changed a field of an objective says another value than the one that stands there.

    Bad:

        # file: reviews/2026-q3.yaml
        reviewed: [{objective: recommend, outcome: change, because: A rival left, changed: {field: target.value, was: 40, now: 38}}]
        # file: strategy.yaml
        objectives: [{id: recommend, agreed: {board: 2026-10-13}}]

    Good:

        # file: reviews/2026-q3.yaml
        reviewed: [{objective: recommend, outcome: change, because: A rival left, changed: {field: target.value, was: 45, now: 40}}]
        # file: strategy.yaml
        objectives: [{id: recommend, agreed: {board: 2026-10-13}}]
    """
    last: dict[tuple[str, str], tuple[date, Loc, str]] = {}
    for loc, review in workspace.walk(Review):
        for at, item in enumerate(review.reviewed):
            if item.objective and item.changed and review.at:
                key = (item.objective, item.changed.field)
                entry = (review.at, loc / "reviewed" / at / "changed" / "now", item.changed.now)
                last[key] = max(entry, last.get(key, entry), key=lambda one: one[0])
    for (name, field), (day, place, now) in sorted(last.items(), key=lambda pair: pair[0]):
        objective = workspace.get("objective", name)
        value = standing(objective, field) if objective is not None else None
        if value is not None and not same(value, now):
            message = f"{now} was decided on {day}, and the {spoken(field)} of '{name}' is {value}"
            yield Finding(place, message, "write it in strategy.yaml, or review it again", entity=name)
