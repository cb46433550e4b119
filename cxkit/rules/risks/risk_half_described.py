"""Something may happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RSK101", severity=Severity.WARNING, since="0.1")
def risk_half_described(workspace: Workspace) -> Iterator[Finding]:
    """A risk names no owner, no origin, no category, or nothing that it threatens.

    What threatens nothing needn't be watched, and what nobody owns isn't.

    Bad:

        # file: risks.yaml
        risks: [{id: strike, origin: }]

    Good:

        # file: risks.yaml
        risks: [{id: strike, origin: external}]
    """
    for loc, one in workspace.walk(Risk):
        lacking = [key for key in ("owner", "origin", "category") if getattr(one, key) is None]
        lacking += ["objectives or initiatives"] if not one.objectives and not one.initiatives else []
        if lacking:
            message = f"risk '{one.id}' doesn't say {left_open('risk', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=one.id)
