"""It hurts, and all are pleased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Touchpoint
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


_HALF = 50
"""Per cent; a pain of fewer leaves most of them pleased."""


@rule("JRN305", severity=Severity.WARNING, since="0.1")
def pain_behind_a_smile(workspace: Workspace) -> Iterator[Finding]:
    """A severe pain affects half or more of those at a touchpoint where everyone is drawn as pleased or delighted.

    One of the two isn't true: the curve or the severity.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, emotion: 1, ideal: {emotion: 2}, pains: [{id: waits, affects: 60}]}]}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, emotion: -1}]}]
    """
    severe = workspace.config.thresholds.severe_pain
    for loc, touchpoint in workspace.walk(Touchpoint):
        pleased = touchpoint.emotion and min(touchpoint.emotion.values()) >= 1
        for pain in touchpoint.pains if pleased else ():
            if (pain.severity or 0) >= severe and (pain.affects or 0) >= _HALF:
                message = f"'{pain.id}' is severe and affects {pain.affects:g} %, and everyone is drawn as pleased at '{touchpoint.id}'"
                yield Finding(loc / "emotion", message, "check the emotion, or the severity", entity=touchpoint.id)
