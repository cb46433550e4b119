"""Wanted worse than it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Touchpoint
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN303", severity=Severity.WARNING, since="0.1")
def ideal_no_better(workspace: Workspace) -> Iterator[Finding]:
    """A touchpoint's ideal feels worse than it feels today, or no better to anyone.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, ideal: {emotion: -1}}]}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, ideal: {emotion: 1}}]}]
    """
    for loc, touchpoint in workspace.walk(Touchpoint):
        now, ideal = touchpoint.emotion.values(), touchpoint.ideal.emotion.values()
        if now and ideal and (max(ideal) < max(now) or max(ideal) <= min(now)) and min(now) < 2:
            message = f"the ideal of '{touchpoint.id}' ({max(ideal)}) is no better than today ({max(now)})"
            yield Finding(loc / "ideal", message, "check both emotions", entity=touchpoint.id)
