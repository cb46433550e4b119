"""Met somewhere, somehow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Touchpoint
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN105", severity=Severity.WARNING, since="0.1")
def touchpoint_half_drawn(workspace: Workspace) -> Iterator[Finding]:
    """A touchpoint doesn't say by which channel, what the customer does there, or how it feels.

    Those three make the emotion curve and the comparison of channels.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: look, touchpoints: [{id: page, emotion: }]}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: look, touchpoints: [{id: page, emotion: 1}]}]
    """
    for loc, touchpoint in workspace.walk(Touchpoint):
        lacking = [key for key in ("channel", "does", "emotion") if not getattr(touchpoint, key)]
        if lacking and touchpoint.journey is None:
            message = f"touchpoint '{touchpoint.id}' doesn't say {left_open('touchpoint', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=touchpoint.id)
