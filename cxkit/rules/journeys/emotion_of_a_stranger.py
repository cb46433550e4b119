"""Felt by someone who isn't there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Journey
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN307", severity=Severity.WARNING, since="0.1")
def emotion_of_a_stranger(workspace: Workspace) -> Iterator[Finding]:
    """A touchpoint's emotion is drawn for a persona whose journey this isn't.

    Bad:

        # file: personas/bob.yaml
        {name: "Bob, who sells shoes", segment: shops, summary: Opens late, channels: in-person, needs: Rest, expects: Calm, goals: Sleep, challenges: Noise, empathy: {says: Hm, thinks: Ah, does: Waits, feels: Tired, gains: Quiet}, pains: [waits], evidence: [talks]}
        # file: journeys/visit.yaml
        {name: A visit, owner: lead, personas: [bob], evidence: [talks], stages: [{id: come, name: Come, lifecycle: use, owner: lead, needs: A hand, touchpoints: [{id: door, name: Door, channel: in-person, does: Opens, emotion: {ann: 1}, pains: [{id: heavy, says: The door is heavy, affects: 5, severity: 1, because: Oak, evidence: [talks]}]}]}]}
        # file: personas/bob.yaml
        pains: [heavy]

    Good:

        # file: journeys/help.yaml
        stages: [{id: look, touchpoints: [{id: page, emotion: {ann: 1}}]}]
    """
    for loc, journey in workspace.walk(Journey):
        for at, stage in enumerate(journey.stages):
            for number, touchpoint in enumerate(stage.touchpoints):
                for name in touchpoint.emotion:
                    if name and journey.personas and name not in journey.personas:
                        place = (loc / "stages" / at / "touchpoints" / number / "emotion" / name).key()
                        message = f"persona '{name}' doesn't travel the journey '{journey.id}'"
                        yield Finding(
                            place, message, "name the persona at the journey, or take it out here", entity=touchpoint.id
                        )
