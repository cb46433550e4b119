"""A filter on something that isn't an attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit import clean
from cxkit.findings import Finding, Severity
from cxkit.loading.splice import written
from cxkit.model import Segment, Segments
from cxkit.registry import closest, suggestion
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_KINDS = frozenset({"number", "days", "date", "text"})


@rule("SEG102", severity=Severity.ERROR, since="0.1")
def unknown_attribute(workspace: Workspace) -> Iterator[Finding]:
    """A segment is described by an attribute, or by one of its values, that segments.yaml doesn't declare: no export would find anyone.

    Bad:

        # file: segments.yaml
        segments: [{id: shops, where: {plan: tiny}}]

    Good:

        # file: segments.yaml
        segments: [{id: shops, where: {plan: small}}]
    """
    declared = {name: one for _, head in workspace.walk(Segments) for name, one in head.attributes.items()}
    for loc, segment in workspace.walk(Segment):
        for name, wanted in segment.where.items():
            if name not in declared:
                hint = suggestion(name, tuple(declared)) or "declare it under attributes"
                message = f"no attribute is called '{clean.visible(name)}'"
                meant = closest(name, declared)
                yield Finding(
                    (loc / "where" / name).key(),
                    message,
                    hint,
                    entity=segment.id,
                    instead=written(meant) if meant else "",
                )
            elif not set(declared[name].values) & _KINDS:
                for at, value in enumerate(wanted):
                    if value not in declared[name].values:
                        hint = (
                            suggestion(value, declared[name].values) or f"there are: {', '.join(declared[name].values)}"
                        )
                        message = f"'{name}' has no value '{clean.visible(value)}'"
                        place, meant = loc / "where" / name / at, closest(value, declared[name].values)
                        yield Finding(place, message, hint, entity=segment.id, instead=written(meant) if meant else "")
