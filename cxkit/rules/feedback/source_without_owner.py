"""Feedback that nobody keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Source
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC202", severity=Severity.WARNING, since="0.1")
def source_without_owner(workspace: Workspace) -> Iterator[Finding]:
    """A source of feedback or facts has no owner, no kind or no cadence, so nobody misses it when it stops.

    Bad:

        # file: feedback.yaml
        sources: [{id: tickets, owner: }]

    Good:

        # file: feedback.yaml
        sources: [{id: tickets, owner: lead}]
    """
    for loc, source in workspace.walk(Source):
        lacking = [key for key in ("owner", "kind", "cadence") if getattr(source, key) is None]
        if lacking:
            message = f"source '{source.id}' doesn't say {left_open('source', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=source.id)
