"""Everything matters alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Touchpoint
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN308", severity=Severity.INFO, since="0.1")
def no_moment_of_truth(workspace: Workspace) -> Iterator[Finding]:
    """Three touchpoints or more are drawn, and none is a moment of truth.

    Somewhere customers decide whether they stay; that is what must be measured first.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, moment_of_truth: }]}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, moment_of_truth: true}]}]
    """
    touchpoints = list(workspace.walk(Touchpoint))
    if len(touchpoints) > 2 and not any(one.moment_of_truth for _, one in touchpoints):
        message = f"none of {len(touchpoints)} touchpoints is a moment of truth"
        yield Finding(
            touchpoints[0][0], message, "write moment_of_truth: true where customers decide whether they stay"
        )
