"""Bad as it is, and how should it be?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Touchpoint
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN302", severity=Severity.WARNING, since="0.1")
def unhappy_without_ideal(workspace: Workspace) -> Iterator[Finding]:
    """Customers are let down or annoyed at a touchpoint, and nothing says how it should be.

    The perception gap is today's experience beside the wanted one: `ideal: {says, emotion}`.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, ideal: }]}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, ideal: {says: Somebody answers, emotion: 1}}]}]
    """
    for loc, touchpoint in workspace.walk(Touchpoint):
        unhappy = touchpoint.emotion and min(touchpoint.emotion.values()) < 0
        if unhappy and touchpoint.ideal.says is None and not touchpoint.ideal.emotion:
            message = f"customers are unhappy at '{touchpoint.id}', and nothing says how it should be"
            yield Finding(loc / "emotion", message, "write ideal: {says: …, emotion: …}", entity=touchpoint.id)
