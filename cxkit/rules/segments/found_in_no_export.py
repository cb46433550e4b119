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
    """A segment is described by an attribute that no source maps to a column, though sources map others.

    Its figures can't be told from everyone else's.

    Bad:

        # file: segments.yaml
        attributes: {tills: number}
        segments: [{id: shops, where: {tills: 1}}]

    Good:

        # file: segments.yaml
        segments: [{id: shops, where: {plan: small}}]
    """
    mapped = {name for _, source in workspace.walk(Source) for name in source.attributes}
    for loc, segment in workspace.walk(Segment) if mapped else ():
        for name in segment.where:
            if name not in mapped and name in _declared(workspace):
                message = f"no source maps '{name}', so '{segment.id}' is found in no export"
                hint = f"write attributes: {{{name}: COLUMN}} at a source"
                yield Finding((loc / "where" / name).key(), message, hint, entity=segment.id)


def _declared(workspace: Workspace) -> set[str]:
    return {name for _, head in workspace.walk(Segments) for name in head.attributes}
