"""A stage without a need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Stage
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN104", severity=Severity.WARNING, since="0.1")
def stage_half_drawn(workspace: Workspace) -> Iterator[Finding]:
    """A stage doesn't say where in the life cycle it lies, what the customer needs there, or where they meet us.

    Wants and needs differ from stage to stage; without them a journey is a list of our departments.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: look, needs: }]

    Good:

        # file: journeys/help.yaml
        stages: [{id: look, needs: To know what it costs}]
    """
    for loc, stage in workspace.walk(Stage):
        lacking = [key for key in ("lifecycle", "needs", "touchpoints") if not getattr(stage, key)]
        if lacking:
            message = f"stage '{stage.id}' doesn't say {left_open('stage', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=stage.id)
