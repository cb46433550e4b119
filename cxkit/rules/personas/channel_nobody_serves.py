"""They choose it, and we aren't there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Persona
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("PER206", severity=Severity.INFO, since="0.1")
def channel_nobody_serves(workspace: Workspace) -> Iterator[Finding]:
    """A persona chooses a channel that no touchpoint of its journeys uses.

    Bad:

        # file: personas/ann.yaml
        channels: [chat, phone, messaging]

    Good:

        # file: personas/ann.yaml
        channels: [chat, phone]
    """
    served: dict[str, set[str | None]] = {}
    for journey in workspace.journeys:
        used = {one.channel for stage in journey.stages for one in stage.touchpoints}
        for name in journey.personas:
            served.setdefault(name, set()).update(used)
    for loc, persona in workspace.walk(Persona):
        for at, channel in enumerate(persona.channels):
            if persona.id in served and channel not in served[persona.id]:
                message = f"'{persona.id}' chooses {channel}, and no touchpoint of its journeys uses it"
                yield Finding(loc / "channels" / at, message, "serve it, or take it out", entity=persona.id)
