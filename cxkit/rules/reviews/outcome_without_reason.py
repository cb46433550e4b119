"""Changed, stopped or closed without a why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import ReviewedItem
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REV102", severity=Severity.WARNING, since="0.1")
def outcome_without_reason(workspace: Workspace) -> Iterator[Finding]:
    """A review changes, stops, closes or escalates something and gives no reason.

    A target that was moved after a miss must say why; only then is it a decision and not an excuse.

    Bad:

        # file: reviews/2026-q3.yaml
        reviewed: [{objective: recommend, outcome: keep}, {risk: strike, outcome: escalate}]

    Good:

        # file: reviews/2026-q3.yaml
        reviewed: [{objective: recommend, outcome: keep}, {risk: strike, outcome: escalate, because: The carrier has no reserve}]
    """
    for loc, item in workspace.walk(ReviewedItem):
        if item.outcome != "keep" and item.because is None:
            yield Finding(loc / "outcome", f"the outcome '{item.outcome}' needs a reason", "write because: …")
