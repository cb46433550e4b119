"""A long way without a milestone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_A_YEAR = 400
"""Days; a year and a month, for baselines are measured before a plan is written."""


@rule("SMT304", severity=Severity.WARNING, since="0.1")
def path_missing(workspace: Workspace) -> Iterator[Finding]:
    """More than a year lies between an objective's baseline and its target, and no checkpoint stands on the way.

    Without a dated path the first bad news comes on the last day.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, path: }]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, path: [{value: 28, by: 2026-12-31}, {value: 34, by: 2027-06-30}]}]
    """
    for loc, objective in workspace.walk(Objective):
        at = objective.baseline.at if objective.baseline else None
        by = objective.target.by if objective.target else None
        if at and by and (by - at).days > _A_YEAR and not objective.path:
            message = f"no checkpoint stands between {at} and {by}"
            yield Finding(loc / "target", message, "write path: [{value: …, by: …}]", entity=objective.id)
