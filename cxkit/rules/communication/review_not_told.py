"""Decided, and nobody hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.model import Message, Review
from cxkit.rules._cadence import span
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_A_MONTH = 31


@rule("COM209", severity=Severity.INFO, since="0.1")
def review_not_told(workspace: Workspace) -> Iterator[Finding]:
    """Reviews are held and messages written, and no message follows a review, or comes monthly or more often.

    Bad:

        # file: communication.yaml
        messages: [{id: news, cadence: quarterly}, {id: page, cadence: quarterly}]

    Good:

        # file: communication.yaml
        messages: [{id: page, cadence: after each review}]
    """
    messages = list(workspace.walk(Message))
    reviewed = any(True for _ in workspace.walk(Review))
    soon = [
        one
        for _, one in messages
        if one.cadence == "after each review" or (span(one.cadence) or _A_MONTH + 1) <= _A_MONTH
    ]
    if messages and reviewed and not soon:
        message = "no message follows a review"
        yield Finding(Loc(messages[0][0].file), message, "write cadence: after each review at one of them")
