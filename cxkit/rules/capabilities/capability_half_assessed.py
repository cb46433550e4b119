"""Able to do it, how well?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Capabilities, Capability
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("CAP101", severity=Severity.INFO, since="0.1")
def capability_half_assessed(workspace: Workspace) -> Iterator[Finding]:
    """A capability names no kind, no maturity of today, or no owner; or the assessment as a whole names no evidence.

    Bad:

        # file: capabilities.yaml
        capabilities: [{id: listening, baseline: }]

    Good:

        # file: capabilities.yaml
        capabilities: [{id: listening, baseline: 3}]
    """
    for loc, head in workspace.walk(Capabilities):
        if not head.evidence and any(True for _ in workspace.walk(Capability)):
            yield Finding(loc, "the assessment names no evidence", "write evidence: [STUDY]")
    for loc, one in workspace.walk(Capability):
        lacking = [key for key in ("kind", "baseline", "owner") if getattr(one, key) is None]
        if lacking:
            message = f"capability '{one.id}' doesn't say {left_open('capability', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=one.id)
