"""An objective's target has no date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT301", severity=Severity.ERROR, since="0.1")
def target_without_date(workspace: Workspace) -> Iterator[Finding]:
    """An objective has a target and no day by which it holds.

    Without a day nobody can say whether it was missed: time-bound is the T of SMART.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, target: 40}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 40, by: 2027-12-31}}]
    """
    for loc, objective in workspace.walk(Objective):
        if objective.target is not None and objective.target.by is None:
            yield Finding(
                loc / "target",
                f"the target of '{objective.id}' has no date",
                "write target: {value: …, by: 2027-12-31}",
                entity=objective.id,
            )
