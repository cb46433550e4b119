"""A level that wasn't asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import StakeholderGroup, Strategy
from cxkit.rules._parties import levels
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STK102", severity=Severity.INFO, since="0.1")
def managers_left_out(workspace: Workspace) -> Iterator[Finding]:
    """Nobody of a level (executives, managers) was asked while the strategy was written, though a role or a group of that level is named.

    Stakeholders at all levels carry a strategy or let it fall. That the front line was asked is another rule's.

    Bad:

        # file: strategy.yaml
        consulted: {heads: }

    Good:

        # file: strategy.yaml
        consulted: {heads: 2026-06-02}
    """
    known = levels(workspace)
    groups = {group.level for _, group in workspace.walk(StakeholderGroup)}
    for loc, head in workspace.walk(Strategy):
        asked = {known.get(name) for name in head.consulted}
        for level, word in (("executive", "executives"), ("manager", "managers")):
            if head.consulted and level in groups and level not in asked:
                yield Finding(loc / "consulted", f"no {word} were asked", "ask them, and add the party with its day")
