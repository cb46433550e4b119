"""Passed on, with what in hand?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Journey
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_TALK = frozenset({"phone", "chat", "chatbot", "messaging", "in-person", "store"})


@rule("JRN205", severity=Severity.WARNING, since="0.1")
def channel_change_without_handover(workspace: Workspace) -> Iterator[Finding]:
    """Within a stage the customer goes on talking to us by another channel, and no hand-over says what crosses and what gets lost.

    Omnichannel means that nobody tells a story twice. Channels where people talk: phone, chat, chatbot, messaging, in person,
    store.

    Bad:

        # file: journeys/help.yaml
        handovers:

    Good:

        # file: journeys/help.yaml
        handovers: [{from: write, to: call, carries: [name], loses: [question]}]
    """
    for loc, journey in workspace.walk(Journey):
        passed = {(one.from_, one.to) for one in journey.handovers}
        for at, stage in enumerate(journey.stages):
            for number, (one, two) in enumerate(pairwise(stage.touchpoints), 1):
                talk = one.channel in _TALK and two.channel in _TALK and one.channel != two.channel
                if talk and not {(one.id, two.id), (two.id, one.id)} & passed:
                    place = loc / "stages" / at / "touchpoints" / number
                    message = f"the customer goes from {one.channel} to {two.channel}, and nothing says what '{two.id}' knows of '{one.id}'"
                    hint = f"write handovers: [{{from: {one.id}, to: {two.id}, carries: […], loses: […]}}]"
                    yield Finding(place / "channel", message, hint, entity=two.id)
