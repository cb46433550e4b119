"""A persona that travels nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Persona
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("PER202", severity=Severity.INFO, since="0.1")
def persona_in_no_journey(workspace: Workspace) -> Iterator[Finding]:
    """No journey is drawn for a persona, so nothing in the strategy is checked against it.

    Bad:

        # file: personas/bob.yaml
        {name: "Bob, who sells shoes", segment: shops, summary: Opens late, channels: phone, needs: Rest, expects: Calm, goals: Sleep, challenges: Noise, empathy: {says: Hm, thinks: Ah, does: Waits, feels: Tired, gains: Quiet}, pains: [waits], evidence: [talks]}

    Good:

        # file: personas/ann.yaml
        name: "Ann, who keeps a shop"
    """
    travelling = {name for journey in workspace.journeys for name in journey.personas}
    for loc, persona in workspace.walk(Persona):
        if workspace.journeys and persona.id not in travelling:
            message = f"no journey is drawn for '{persona.id}'"
            yield Finding(loc, message, "name it under personas of a journey", entity=persona.id)
