"""What the business wants, without a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import BusinessObjective
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR205", severity=Severity.WARNING, since="0.1")
def business_objective_unmeasured(workspace: Workspace) -> Iterator[Finding]:
    """A business objective lacks its kind, its owner, the figure that shows it (`metric` or `measure`), today's value or the wanted one.

    Without them nobody can say later what the strategy was worth.

    Bad:

        # file: strategy.yaml
        business_objectives: [{id: retention, target: }]

    Good:

        # file: strategy.yaml
        business_objectives: [{id: retention, target: {value: 85, by: 2027-12-31}}]
    """
    for loc, one in workspace.walk(BusinessObjective):
        lacking = [key for key in ("kind", "owner", "baseline", "target") if getattr(one, key) is None]
        lacking += ["metric or measure"] if one.metric is None and one.measure is None else []
        if lacking:
            message = f"business objective '{one.id}' doesn't say {left_open('business objective', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=one.id)
