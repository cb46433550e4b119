"""A strategy written without those it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.model import StakeholderGroup
from cxkit.rules._parties import levels
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STK101", severity=Severity.WARNING, since="0.1")
def customers_left_out(workspace: Workspace) -> Iterator[Finding]:
    """Nobody of the customers, or nobody of the front line, was asked while the strategy was written.

    Both know what the head office doesn't. A strategy that leaves either out is the first pitfall every text names.

    Bad:

        # file: strategy.yaml
        consulted: {board: 2026-06-01, heads: 2026-06-02, crew: 2026-05-21, buyers: }

    Good:

        # file: strategy.yaml
        consulted: {board: 2026-06-01, heads: 2026-06-02, crew: 2026-05-21, buyers: 2026-05-20}
    """
    asked = workspace.strategy.consulted
    loc = Loc("strategy.yaml") / "consulted"
    groups = {group.id: group for _, group in workspace.walk(StakeholderGroup)}
    if not asked or not groups:
        return
    if not any(groups[name].kind == "customers" for name in asked if name in groups):
        yield Finding(loc, "no customers were asked", "ask them, and add the group with its day")
    known = levels(workspace)
    if not any(known.get(name) == "frontline" for name in asked):
        yield Finding(loc, "nobody of the front line was asked", "ask them, and add the group with its day")
