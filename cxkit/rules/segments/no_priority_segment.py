"""Customers without an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Segment
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SEG101", severity=Severity.WARNING, since="0.1")
def no_priority_segment(workspace: Workspace) -> Iterator[Finding]:
    """No segment comes first, or two share a place, so every team chooses its own customers.

    Bad:

        # file: segments.yaml
        segments: [{id: shops, priority: }]

    Good:

        # file: segments.yaml
        segments: [{id: shops, priority: 1}]
    """
    segments = list(workspace.walk(Segment))
    if segments and all(segment.priority is None for _, segment in segments):
        yield Finding(segments[0][0], "no segment has a priority", "write priority: 1 for those who come first")
    seen: dict[int, str] = {}
    for loc, segment in segments:
        if segment.priority is not None and seen.setdefault(segment.priority, segment.id) != segment.id:
            message = f"'{segment.id}' and '{seen[segment.priority]}' share priority {segment.priority}"
            yield Finding(loc / "priority", message, "give each its own", entity=segment.id)
