"""A touchpoint that nobody answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Stage
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN201", severity=Severity.WARNING, since="0.1")
def touchpoint_without_owner(workspace: Workspace) -> Iterator[Finding]:
    """A touchpoint names no owner and its stage has none, so nobody answers for it.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: look, owner: }]

    Good:

        # file: journeys/help.yaml
        stages: [{id: look, owner: lead}]
    """
    for loc, stage in workspace.walk(Stage):
        for at, touchpoint in enumerate(stage.touchpoints):
            if touchpoint.owner is None and stage.owner is None:
                message = f"touchpoint '{touchpoint.id}' has no owner"
                yield Finding(
                    loc / "touchpoints" / at, message, "write owner: … here or at its stage", entity=touchpoint.id
                )
