"""Measured from long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.model.values import days
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("SMT303", severity=Severity.WARNING, since="0.1")
def baseline_grown_old(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """An objective's baseline is older than `thresholds.evidence_age`, and its target is still to come.

    Customers and markets have moved on; what is gained since then needn't be ours.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, baseline: {at: 2024-12-31}}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, baseline: {at: 2026-06-30}}]
    """
    age = workspace.config.thresholds.evidence_age
    for loc, objective in workspace.walk(Objective):
        at = objective.baseline.at if objective.baseline else None
        by = objective.target.by if objective.target else None
        if at and by and by > facts.today and (facts.today - at).days > days(age):
            message = f"the baseline of '{objective.id}' is older than {age}"
            yield Finding(
                loc / "baseline" / "at", message, "measure again, and write the new value", entity=objective.id
            )
