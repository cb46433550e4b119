"""Who hears of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Message
from cxkit.rules._cadence import span

if TYPE_CHECKING:
    from cxkit.loading.workspace import Workspace


def told_of(workspace: Workspace, about: str, within: int | None = None) -> set[str]:
    """Audiences of messages about something, at least once within so many days; after each review is often enough."""
    found: set[str] = set()
    for _, message in workspace.walk(Message):
        every = span(message.cadence)
        often = within is None or message.cadence == "after each review" or (every is not None and every <= within)
        if about in message.about and often:
            found.update(message.audience)
    return found
