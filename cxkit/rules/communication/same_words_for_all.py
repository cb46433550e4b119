"""One sentence for the board and the counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Message
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("COM206", severity=Severity.INFO, since="0.1")
def same_words_for_all(workspace: Workspace) -> Iterator[Finding]:
    """Two messages say the same to different audiences.

    People hear of a mission in ways that relate to them, or not at all.

    Bad:

        # file: communication.yaml
        messages: [{id: page, says: What changes for you}]

    Good:

        # file: communication.yaml
        messages: [{id: page, says: Where we are and what we need}]
    """
    first: dict[str, str] = {}
    for loc, one in workspace.walk(Message):
        words = " ".join((one.says or "").lower().split())
        other = first.setdefault(words, one.id) if words else one.id
        if other != one.id:
            message = f"message '{one.id}' says the same as '{other}'"
            yield Finding(loc / "says", message, "say what it means for this audience", entity=one.id)
