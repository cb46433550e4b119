"""More promised than there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative, Roadmap
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP203", severity=Severity.ERROR, since="0.1")
def over_budget(workspace: Workspace) -> Iterator[Finding]:
    """The budgets of all initiatives, with the reserve, come to more than the roadmap has.

    Bad:

        # file: roadmap.yaml
        budget: 55000
        reserve: {budget: 10000}

    Good:

        # file: roadmap.yaml
        budget: 60000
        reserve: {budget: 10000}
    """
    for loc, head in workspace.walk(Roadmap):
        if head.budget is None:
            continue
        planned = sum(one.budget or 0 for _, one in workspace.walk(Initiative) if one.stopped is None)
        reserve = head.reserve.budget or 0
        if planned + reserve > head.budget:
            over = planned + reserve - head.budget
            message = f"initiatives ({planned:,.0f}) and reserve ({reserve:,.0f}) pass the budget by {over:,.0f}"
            yield Finding(loc / "budget", message, "raise the budget, or leave something out")
