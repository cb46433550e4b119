"""A way that leads into itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Journey
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN402", severity=Severity.ERROR, since="0.1")
def nested_in_itself(workspace: Workspace) -> Iterator[Finding]:
    """A journey is nested in itself, through one of its touchpoints.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: look, touchpoints: [{id: page, journey: help}]}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: look, touchpoints: [{id: page, journey: }]}]
    """
    inside = {
        journey.id: [one.journey for stage in journey.stages for one in stage.touchpoints if one.journey]
        for journey in workspace.journeys
    }
    for loc, journey in workspace.walk(Journey):
        waiting, seen = list(inside[journey.id]), set[str]()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += inside.get(name, [])
        if journey.id in seen and journey.id == min(seen):
            yield Finding(
                loc, f"'{journey.id}' is nested in itself", "take journey: out of a touchpoint", entity=journey.id
            )
