"""A journey that ends when the customer has paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Stage
from cxkit.model.words import AFTER_PURCHASE
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN101", severity=Severity.WARNING, since="0.1")
def journey_stops_at_purchase(workspace: Workspace) -> Iterator[Finding]:
    """No journey has a stage after the purchase: onboarding, delivery, use, support, renewal, advocacy or leaving.

    What decides whether customers stay happens after they have paid. Several journeys may share the stages.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: ask, lifecycle: purchase}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: ask, lifecycle: support}]
    """
    stages = list(workspace.walk(Stage))
    if stages and not any(stage.lifecycle in AFTER_PURCHASE for _, stage in stages):
        loc = stages[-1][0]
        yield Finding(loc, "no journey goes on after the purchase", f"draw a stage of: {', '.join(AFTER_PURCHASE)}")
