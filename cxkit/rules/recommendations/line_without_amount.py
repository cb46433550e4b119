"""Costs something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Recommendation
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REC210", severity=Severity.WARNING, since="0.1")
def line_without_amount(workspace: Workspace) -> Iterator[Finding]:
    """A line of a business case for the business has no amount, or an amount below zero.

    Write `once` or `yearly`, as a range; costs and benefits are both written as positive numbers.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: more-people, case: {costs: [{what: Desk, once: 45000..60000}, {what: Rent}]}}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, case: {costs: [{what: Desk, once: 45000..60000}, {what: Rent, yearly: 4000}]}}]
    """
    for loc, one in workspace.walk(Recommendation):
        for key in ("costs", "benefits"):
            for at, line in enumerate(getattr(one.case, key)):
                place = loc / "case" / key / at
                amounts = [amount for amount in (line.once, line.yearly) if amount is not None]
                if not amounts and (key == "costs" or line.for_ == "business"):
                    yield Finding(
                        place, f"a line of '{one.id}' has no amount", "write once: or yearly: low..high", entity=one.id
                    )
                if any(amount.low is not None and amount.low < 0 for amount in amounts):
                    message = f"a line of '{one.id}' lies below zero"
                    yield Finding(place, message, "write costs and benefits as positive numbers", entity=one.id)
