"""Affected and never told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Message, StakeholderGroup
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("COM201", severity=Severity.WARNING, since="0.1")
def party_never_told(workspace: Workspace) -> Iterator[Finding]:
    """A group of stakeholders is the audience of no message.

    Scores kept from those who could change them, and changes that arrive unannounced, undo the best plan. Chatbots
    needn't be told.

    Bad:

        # file: communication.yaml
        messages: [{id: news, audience: [crew]}]

    Good:

        # file: communication.yaml
        messages: [{id: news, audience: [crew, heads]}]
    """
    told = {name for _, message in workspace.walk(Message) for name in message.audience}
    for loc, group in workspace.walk(StakeholderGroup):
        if told and group.kind != "bot" and group.id not in told:
            message = f"no message reaches the group '{group.id}'"
            yield Finding(loc, message, "name the group in a message's audience", entity=group.id)
