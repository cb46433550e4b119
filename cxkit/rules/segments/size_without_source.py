"""How many, by whose count?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Segment, Source, Study
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SEG203", severity=Severity.INFO, since="0.1")
def size_without_source(workspace: Workspace) -> Iterator[Finding]:
    """The size of a segment names no day or no source.

    A number without a source can't be updated, and nobody knows whether it's customers, accounts or households.

    Bad:

        # file: segments.yaml
        segments: [{id: shops, size: {value: 900, at: 2026-06-30, evidence: }}]

    Good:

        # file: segments.yaml
        segments: [{id: shops, size: {value: 900, at: 2026-06-30, evidence: [tickets]}}]
    """
    sourced = any(True for _ in workspace.walk(Study)) and len(list(workspace.walk(Source))) > 1
    for loc, segment in workspace.walk(Segment) if sourced else ():
        if segment.size is not None:
            lacking = [key for key in ("at", "evidence") if not getattr(segment.size, key)]
            if lacking:
                message = f"the size of '{segment.id}' doesn't say {left_open('size', lacking)}"
                hint = "write size: {value: …, at: …, evidence: […]}"
                yield Finding(loc / "size", message, hint, entity=segment.id)
