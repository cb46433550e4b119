"""Written down and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Review, Risk, Risks
from cxkit.rules._cadence import span
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("RSK303", severity=Severity.INFO, since="0.1")
def risk_not_reviewed(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A risk above the appetite hasn't been looked at in a review for longer than its cadence, and half as long again; or never, since risks were looked for.

    Bad:

        # file: risks.yaml
        risks: [{id: strike, review: weekly}]

    Good:

        # file: risks.yaml
        risks: [{id: strike, review: quarterly}]
    """
    looked: dict[str, date] = {}
    for _, review in workspace.walk(Review):
        for item in review.reviewed:
            if item.risk and review.at:
                looked[item.risk] = max(review.at, looked.get(item.risk, review.at))
    begun = min(workspace.head(Risks).consulted.values(), default=None)
    for loc, risk in workspace.walk(Risk):
        every, last = span(risk.review), looked.get(risk.id, begun)
        remains = risk.residual or risk.inherent
        if risk.closed or remains is None or remains.score <= workspace.config.thresholds.risk_appetite:
            continue
        if every and last and (facts.today - last).days > every * 1.5:
            said = f"was last looked at on {last}" if risk.id in looked else "was never looked at in a review"
            message = f"'{risk.id}' {said}, and its cadence is {risk.review}"
            yield Finding(loc, message, "look at it, and write it under reviewed", entity=risk.id)
