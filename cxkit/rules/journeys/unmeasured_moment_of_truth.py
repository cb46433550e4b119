"""A moment of truth that nothing measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Touchpoint
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN301", severity=Severity.ERROR, since="0.1")
def unmeasured_moment_of_truth(workspace: Workspace) -> Iterator[Finding]:
    """A touchpoint decides whether customers stay, and no metric shows how it goes.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, moment_of_truth: true, metrics: }]}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, moment_of_truth: true, metrics: [nps-q]}]}]
    """
    for loc, touchpoint in workspace.walk(Touchpoint):
        if touchpoint.moment_of_truth and not touchpoint.metrics:
            message = f"the moment of truth '{touchpoint.id}' isn't measured"
            yield Finding(loc / "moment_of_truth", message, "write metrics: [...]", entity=touchpoint.id)
