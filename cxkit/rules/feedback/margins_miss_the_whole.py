"""A population of 97 per cent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Source
from cxkit.rules._rule import rule
from cxkit.stats.raking import unsound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC208", severity=Severity.ERROR, since="0.1")
def margins_miss_the_whole(workspace: Workspace) -> Iterator[Finding]:
    """The shares of a margin don't add up to 100, or one isn't above 0, so no sample can be weighted to them.

    `cx score` weights the answers until the sample divides like the population. What a group's share is must be known
    of every group; rounded shares may miss the whole by half a point.

    Bad:

        # file: feedback.yaml
        sources: [{id: survey, attributes: {plan: Plan}, margins: {plan: {small: 60, large: 30}}}]

    Good:

        # file: feedback.yaml
        sources: [{id: survey, attributes: {plan: Plan}, margins: {plan: {small: 60, large: 40}}}]
    """
    for loc, source in workspace.walk(Source):
        for name, shares in source.margins.items():
            if fault := unsound(shares):
                message = f"answers can't be weighted by '{name}': {fault}"
                hint = "write every group with its share of the population, per cent"
                yield Finding(loc / "margins" / name, message, hint, entity=source.id)
