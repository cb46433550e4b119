"""Groups that no share stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Segments, Source
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_NO_WORDS = frozenset({"number", "days", "date", "text"})


@rule("VOC210", severity=Severity.WARNING, since="0.1")
def margin_leaves_groups_out(workspace: Workspace) -> Iterator[Finding]:
    """A margin names other groups than its attribute has words for.

    `cx score` stops where somebody of a group without a share has answered, and where nobody has of a group with one.

    Bad:

        # file: feedback.yaml
        sources: [{id: survey, attributes: {plan: Plan}, margins: {plan: {small: 60, huge: 40}}}]

    Good:

        # file: feedback.yaml
        sources: [{id: survey, attributes: {plan: Plan}, margins: {plan: {small: 60, large: 40}}}]
    """
    known = {name: one.values for _, head in workspace.walk(Segments) for name, one in head.attributes.items()}
    for loc, source in workspace.walk(Source):
        for name, shares in source.margins.items():
            words = known.get(name, ())
            if not words or set(words) & _NO_WORDS:
                continue
            for word in [one for one in shares if one not in words] + [one for one in words if one not in shares]:
                what = (
                    f"a share for '{word}', which segments.yaml doesn't know"
                    if word in shares
                    else f"no share for '{word}'"
                )
                message = f"the margin '{name}' has {what}"
                hint = "write the words of segments.yaml, each with its share"
                yield Finding(loc / "margins" / name, message, hint, entity=source.id)
