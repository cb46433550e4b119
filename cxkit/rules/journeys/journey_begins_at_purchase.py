"""How did they come to buy?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Stage
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN106", severity=Severity.INFO, since="0.1")
def journey_begins_at_purchase(workspace: Workspace) -> Iterator[Finding]:
    """A purchase is drawn, and no journey has a stage before it (awareness, consideration).

    Expectations are made before the first contract; a journey that begins at the till can't explain a disappointment.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: look, lifecycle: purchase}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: look, lifecycle: awareness}]
    """
    stages = list(workspace.walk(Stage))
    words = {stage.lifecycle for _, stage in stages}
    if "purchase" in words and not words & {"awareness", "consideration"}:
        loc = next(loc for loc, stage in stages if stage.lifecycle == "purchase")
        message = "no journey begins before the purchase"
        yield Finding(loc / "lifecycle", message, "draw a stage of awareness or consideration")
