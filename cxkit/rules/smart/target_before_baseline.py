"""Dates in the wrong order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT302", severity=Severity.ERROR, since="0.1")
def target_before_baseline(workspace: Workspace) -> Iterator[Finding]:
    """The day of an objective's target isn't after the day of its baseline.

    A target is where we want to be later than today; days that run backwards make every path meaningless.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, baseline: {at: 2026-06-30}, target: {by: 2026-03-31}, path: }]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, baseline: {at: 2026-06-30}, target: {by: 2027-12-31}}]
    """
    for loc, objective in workspace.walk(Objective):
        begin = objective.baseline.at if objective.baseline else None
        end = objective.target.by if objective.target else None
        if begin and end and end <= begin:
            message = f"the target's day, {end}, isn't after the baseline's, {begin}"
            also = ((loc / "baseline" / "at", "the baseline's day"),)
            yield Finding(loc / "target" / "by", message, "check both days", entity=objective.id, also=also)
