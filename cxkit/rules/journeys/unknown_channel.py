"""A channel that isn't one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit import clean
from cxkit.findings import Finding, Severity
from cxkit.model import Message, Persona, Touchpoint
from cxkit.model.words import CHANNELS, INSIDE_CHANNELS
from cxkit.registry import closest, suggestion
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.findings import Loc
    from cxkit.loading.workspace import Workspace


@rule("JRN102", severity=Severity.ERROR, since="0.1")
def unknown_channel(workspace: Workspace) -> Iterator[Finding]:
    """A touchpoint, persona or message names a channel that is neither one of the usual words nor declared in cx.yaml.

    Channels are compared with each other, so each has one spelling.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: look, touchpoints: [{id: page, channel: website}]}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: look, touchpoints: [{id: page, channel: web}]}]
    """
    known = (*CHANNELS, *INSIDE_CHANNELS, *workspace.config.channels)
    for loc, name in _named(workspace):
        if name not in known:
            hint = suggestion(name, known) or "declare it in cx.yaml: channels: […]"
            message = f"no channel is called '{clean.visible(name)}'"
            yield Finding(loc, message, hint, instead=closest(name, known))


def _named(workspace: Workspace) -> Iterator[tuple[Loc, str]]:
    for loc, touchpoint in workspace.walk(Touchpoint):
        if touchpoint.channel is not None:
            yield loc / "channel", touchpoint.channel
    for loc, message in workspace.walk(Message):
        if message.channel is not None:
            yield loc / "channel", message.channel
    for loc, persona in workspace.walk(Persona):
        for at, channel in enumerate(persona.channels):
            yield loc / "channels" / at, channel
