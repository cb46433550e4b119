"""First, and why?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Segment
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SEG202", severity=Severity.INFO, since="0.1")
def priority_without_reason(workspace: Workspace) -> Iterator[Finding]:
    """A segment has a priority and doesn't say why.

    Which customers matter most is the choice that every other follows from; it wants a reason that can be argued with.

    Bad:

        # file: segments.yaml
        segments: [{id: shops, because: }]

    Good:

        # file: segments.yaml
        segments: [{id: shops, because: They buy most}]
    """
    for loc, segment in workspace.walk(Segment):
        if segment.priority is not None and segment.because is None:
            message = f"'{segment.id}' has priority {segment.priority} without a reason"
            yield Finding(loc / "priority", message, "write because: …", entity=segment.id)
