"""Nothing for the unexpected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative, Roadmap
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP207", severity=Severity.WARNING, since="0.1")
def reserve_missing(workspace: Workspace) -> Iterator[Finding]:
    """Initiatives are planned, and the roadmap keeps no reserve of money or of time, or names no budget at all.

    Contingency budgets are set aside before anything happens; afterwards there is nothing left to set aside.

    Bad:

        # file: roadmap.yaml
        reserve: {budget: 10000, time: }

    Good:

        # file: roadmap.yaml
        reserve: {budget: 10000, time: 4 weeks}
    """
    planned = any(True for _ in workspace.walk(Initiative))
    for loc, head in workspace.walk(Roadmap) if planned else ():
        lacking = ["budget"] if head.budget is None else []
        lacking += [f"reserve.{key}" for key in ("budget", "time") if getattr(head.reserve, key) is None]
        if lacking:
            message = f"the roadmap doesn't say {left_open('roadmap', lacking)}"
            yield Finding(loc, message, to_write(lacking))
