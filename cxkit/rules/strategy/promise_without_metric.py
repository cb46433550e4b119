"""A promise that no figure shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR101", severity=Severity.WARNING, since="0.1")
def promise_without_metric(workspace: Workspace) -> Iterator[Finding]:
    """The brand promise isn't written down, or no metric tells whether it is kept.

    The first question of a board is 'do we keep our promise?'; without a figure it is answered by whoever speaks first.

    Bad:

        # file: strategy.yaml
        promise: {says: An answer within the hour, metric: }

    Good:

        # file: strategy.yaml
        promise: {says: An answer within the hour, metric: nps-q}
    """
    if "strategy.yaml" not in workspace.documents:
        return
    promise, loc = workspace.strategy.promise, Loc("strategy.yaml") / "promise"
    if promise.says is None:
        yield Finding(loc, "the brand promise isn't written down", "write promise: {says: …, metric: …}")
    elif promise.metric_ is None:
        yield Finding(loc, "no metric tells whether the promise is kept", "write metric: … beside says")
