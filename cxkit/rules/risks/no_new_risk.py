"""A year without a new danger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.model import Risk
from cxkit.rules._moves import first_written
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

_A_YEAR = 366


@rule("RSK304", severity=Severity.INFO, since="0.1")
def no_new_risk(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """Git shows that no risk was added within a year, though the strategy is older than that.

    New or emerging risks don't stop coming; that none was written says that nobody looked.

    Bad:

        # committed: 2025-02-03 Nadia
        # committed: 2026-10-01 Nadia

    Good:

        # committed: 2026-02-03 Nadia
        # committed: 2026-10-01 Nadia
    """
    risks = list(workspace.walk(Risk))
    history = facts.history if risks else None
    if not history or history.trouble or history.first_day is None:
        return
    born = first_written(facts, "risks")
    newest = max((born.get(risk.id, facts.today) for _, risk in risks), default=facts.today)
    if (facts.today - history.first_day).days > _A_YEAR and (facts.today - newest).days > _A_YEAR:
        message = f"the newest risk was written on {newest}"
        yield Finding(Loc(risks[0][0].file), message, "look for new ones with those who do the work")
