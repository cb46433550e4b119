"""A message without an envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Message
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("COM101", severity=Severity.WARNING, since="0.1")
def message_half_written(workspace: Workspace) -> Iterator[Finding]:
    """A message lacks its audience, what it is about, what it says, its channel, its cadence or its owner.

    Bad:

        # file: communication.yaml
        messages: [{id: news, channel: }]

    Good:

        # file: communication.yaml
        messages: [{id: news, channel: huddle}]
    """
    for loc, one in workspace.walk(Message):
        lacking = [key for key in ("audience", "about", "says", "channel", "cadence", "owner") if not getattr(one, key)]
        if lacking:
            message = f"message '{one.id}' doesn't say {left_open('message', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=one.id)
