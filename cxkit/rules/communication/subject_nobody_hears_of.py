"""Never spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.listed import listed
from cxkit.model import Message
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("COM207", severity=Severity.INFO, since="0.1")
def subject_nobody_hears_of(workspace: Workspace) -> Iterator[Finding]:
    """Messages are written, and none is about the vision, wins or lessons.

    Celebrate wins and share what went wrong; both teach more than goals do.

    Bad:

        # file: communication.yaml
        messages: [{id: news, about: [vision, goals, scores, roadmap, wins, contingency]}]

    Good:

        # file: communication.yaml
        messages: [{id: news, about: [vision, goals, scores, roadmap, wins, lessons, contingency]}]
    """
    messages = list(workspace.walk(Message))
    heard = {word for _, one in messages for word in one.about}
    missing = [word for word in ("vision", "wins", "lessons") if word not in heard]
    if len(messages) > 2 and missing:
        message = f"no message is about {listed(missing, 'or')}"
        yield Finding(Loc(messages[0][0].file), message, f"write about: [{missing[0]}] at a message")
