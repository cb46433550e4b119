"""From which system?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Source, System
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC204", severity=Severity.INFO, since="0.1")
def source_without_system(workspace: Workspace) -> Iterator[Finding]:
    """Systems are named, and a source doesn't say which one it comes from.

    Bad:

        # file: feedback.yaml
        sources: [{id: tickets, system: }]
        # file: capabilities.yaml
        systems: [{id: desk}]

    Good:

        # file: feedback.yaml
        sources: [{id: tickets, system: desk}]
    """
    known = any(True for _ in workspace.walk(System))
    for loc, source in workspace.walk(Source) if known else ():
        if source.system is None:
            yield Finding(
                loc, f"'{source.id}' names no system", "write system: … (from capabilities.yaml)", entity=source.id
            )
