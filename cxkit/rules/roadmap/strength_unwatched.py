"""What works may be lost unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP306", severity=Severity.INFO, since="0.1")
def strength_unwatched(workspace: Workspace) -> Iterator[Finding]:
    """An initiative changes a touchpoint with strengths that must be kept, and no metric shows how it goes there.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: look, touchpoints: [{id: page, strengths: Prices without a form}]}]
        # file: roadmap.yaml
        initiatives: [{id: desk, touchpoints: [call, page]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, touchpoints: [call]}]
    """
    for loc, one in workspace.walk(Initiative):
        for at, name in enumerate(one.touchpoints):
            touchpoint = workspace.get("touchpoint", name)
            if touchpoint is not None and touchpoint.strengths and not touchpoint.metrics:
                message = f"'{one.id}' changes '{name}', whose strengths no metric watches"
                yield Finding(loc / "touchpoints" / at, message, "write metrics: […] at the touchpoint", entity=one.id)
