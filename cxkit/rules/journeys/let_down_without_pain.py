"""Let down, by what?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Touchpoint
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN304", severity=Severity.WARNING, since="0.1")
def let_down_without_pain(workspace: Workspace) -> Iterator[Finding]:
    """A touchpoint lets everyone down (-2), and no pain says why.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: write, emotion: -2, ideal: {says: Answered, emotion: 1}}]}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: write, emotion: 0}]}]
    """
    for loc, touchpoint in workspace.walk(Touchpoint):
        if touchpoint.emotion and max(touchpoint.emotion.values()) == -2 and not touchpoint.pains:
            message = f"'{touchpoint.id}' lets everyone down, and no pain says why"
            yield Finding(loc / "emotion", message, "write pains: [{id: …, says: …, because: …}]", entity=touchpoint.id)
