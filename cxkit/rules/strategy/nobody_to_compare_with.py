"""A market of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Strategy
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR305", severity=Severity.INFO, since="0.1")
def nobody_to_compare_with(workspace: Workspace) -> Iterator[Finding]:
    """The market is described and no competitor is named.

    Customers compare us with someone, if only with leaving it be; name whom, and what they are known for.

    Bad:

        # file: strategy.yaml
        market: {competitors: }

    Good:

        # file: strategy.yaml
        market: {competitors: [{id: rival, name: Rival}]}
    """
    for loc, head in workspace.walk(Strategy):
        if (head.market.focus or head.market.trends) and not head.market.competitors:
            yield Finding(loc / "market", "no competitor is named", "write competitors: [{id: …, name: …}]")
