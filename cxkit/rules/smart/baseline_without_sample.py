"""A baseline names no sample or no day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT202", severity=Severity.WARNING, since="0.1")
def baseline_without_sample(workspace: Workspace) -> Iterator[Finding]:
    """An objective has no baseline, or one that doesn't say how many answers it rests on and from when.

    A target is a distance from somewhere. A baseline without n can't be told from chance.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, baseline: {value: 20, n: , at: 2026-06-30}}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, baseline: {value: 20, n: 900, at: 2026-06-30}}]
    """
    for loc, objective in workspace.walk(Objective):
        baseline = objective.baseline
        if baseline is None:
            yield Finding(
                loc,
                f"objective '{objective.id}' has no baseline",
                "write baseline: {value: …, n: …, at: 2026-06-30}",
                entity=objective.id,
            )
        elif baseline.value is not None and (baseline.n is None or baseline.at is None):
            lacking = [key for key in ("n", "at") if getattr(baseline, key) is None]
            yield Finding(
                loc / "baseline",
                f"the baseline of '{objective.id}' doesn't say {left_open('baseline', lacking)}",
                "write baseline: {value: …, n: …, at: 2026-06-30}",
                entity=objective.id,
            )
