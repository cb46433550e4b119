"""A group that no export can find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Segment, Segments, Source
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SEG205", severity=Severity.WARNING, since="0.1")
def found_in_no_export(workspace: Workspace) -> Iterator[Finding]:
    """A segment is described by attributes none of which a source maps to a column, though sources map others.

    Its figures can't be told from everyone else's.

    Bad:

        # file: segments.yaml
        attributes: {tills: number}
        segments: [{id: shops, where: {plan: , tills: 1}}]

    Good:

        # file: segments.yaml
        segments: [{id: shops, where: {plan: small}}]
    """
    mapped = {name for _, source in workspace.walk(Source) for name in source.attributes}
    declared = {name for _, head in workspace.walk(Segments) for name in head.attributes}
    for loc, segment in workspace.walk(Segment) if mapped else ():
        wanted = [name for name in segment.where if name in declared]
        if wanted and not mapped & set(wanted):
            message = f"no source has a column for '{wanted[0]}', so '{segment.id}' is found in no export"
            hint = f"write attributes: {{{wanted[0]}: COLUMN}} at a source"
            yield Finding((loc / "where" / wanted[0]).key(), message, hint, entity=segment.id)
