"""Weighted by what isn't there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Source
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC209", severity=Severity.ERROR, since="0.1")
def margin_without_column(workspace: Workspace) -> Iterator[Finding]:
    """A source declares how its population divides by an attribute that it maps to no column, so nobody's group is known.

    Bad:

        # file: feedback.yaml
        sources: [{id: survey, attributes: , margins: {plan: {small: 60, large: 40}}}]

    Good:

        # file: feedback.yaml
        sources: [{id: survey, attributes: {plan: Plan}, margins: {plan: {small: 60, large: 40}}}]
    """
    for loc, source in workspace.walk(Source):
        for name in source.margins:
            if name not in source.attributes:
                message = f"'{source.id}' has no column for '{name}', so nobody can be weighted by it"
                hint = f"write attributes: {{{name}: COLUMN}} at the source"
                yield Finding(loc / "margins" / name, message, hint, entity=source.id)
