"""It hurts, and on which way?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Persona
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("PER205", severity=Severity.INFO, since="0.1")
def pain_met_nowhere(workspace: Workspace) -> Iterator[Finding]:
    """A persona's pain lies on none of the journeys drawn for it.

    Either it travels a journey that isn't drawn, or the pain is someone else's.

    Bad:

        # file: personas/bob.yaml
        {name: "Bob, who sells shoes", segment: shops, summary: Opens late, channels: in-person, needs: Rest, expects: Calm, goals: Sleep, challenges: Noise, empathy: {says: Hm, thinks: Ah, does: Waits, feels: Tired, gains: Quiet}, pains: [waits], evidence: [talks]}
        # file: journeys/visit.yaml
        {name: A visit, owner: lead, personas: [bob], evidence: [talks], stages: [{id: come, name: Come, lifecycle: use, owner: lead, needs: A hand, touchpoints: [{id: door, name: Door, channel: in-person, does: Opens, emotion: 1}]}]}

    Good:

        # file: personas/ann.yaml
        pains: [waits]
    """
    met: dict[str, set[str]] = {}
    for journey in workspace.journeys:
        pains = {pain.id for stage in journey.stages for one in stage.touchpoints for pain in one.pains}
        for name in journey.personas:
            met.setdefault(name, set()).update(pains)
    for loc, persona in workspace.walk(Persona):
        for at, name in enumerate(persona.pains):
            if persona.id in met and name not in met[persona.id] and workspace.get("pain", name) is not None:
                message = f"the pain '{name}' lies on no journey of '{persona.id}'"
                hint = "name the persona at the journey that holds it, or take the pain out"
                yield Finding(loc / "pains" / at, message, hint, entity=persona.id)
