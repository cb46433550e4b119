"""Business first, and nobody serves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import BusinessObjective, Goal
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR204", severity=Severity.WARNING, since="0.1")
def business_objective_unserved(workspace: Workspace) -> Iterator[Finding]:
    """No goal serves a business objective.

    The strategy earns its money by what the business wants from it: retention, revenue, cost, reputation, compliance.

    Bad:

        # file: strategy.yaml
        business_objectives: [{id: cost, name: Fewer calls, kind: cost, owner: boss, measure: Calls a shop, baseline: {value: 3, at: 2026-06-30}, target: {value: 2, by: 2027-12-31}}]

    Good:

        # file: strategy.yaml
        goals: [{id: loyalty, serves: [retention]}]
    """
    served = {name for _, goal in workspace.walk(Goal) for name in goal.serves}
    for loc, one in workspace.walk(BusinessObjective):
        if one.id not in served:
            message = f"no goal serves the business objective '{one.id}'"
            yield Finding(loc, message, "name it under serves of a goal, or drop it", entity=one.id)
