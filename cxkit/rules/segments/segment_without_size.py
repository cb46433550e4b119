"""A segment that nobody counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Segment
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SEG201", severity=Severity.WARNING, since="0.1")
def segment_without_size(workspace: Workspace) -> Iterator[Finding]:
    """A segment doesn't say how many people it holds, or by which attributes an export can find them.

    Bad:

        # file: segments.yaml
        segments: [{id: shops, size: }]

    Good:

        # file: segments.yaml
        segments: [{id: shops, size: {value: 900, at: 2026-06-30, evidence: [tickets]}}]
    """
    for loc, segment in workspace.walk(Segment):
        lacking = [key for key in ("size", "where") if not getattr(segment, key)]
        if lacking:
            message = f"segment '{segment.id}' doesn't say {left_open('segment', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=segment.id)
