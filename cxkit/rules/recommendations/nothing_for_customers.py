"""Good for us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Recommendation
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REC209", severity=Severity.WARNING, since="0.1")
def nothing_for_customers(workspace: Workspace) -> Iterator[Finding]:
    """A recommendation's case lists benefits, and none is for customers (or none for the business).

    A case has both: what customers gain is why the business does.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: more-people, case: {benefits: [{what: Shops kept, yearly: 120000..160000, metric: nps-q, because: 400 shops at 350 a year}]}}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, case: {benefits: [{what: Shops kept, yearly: 120000..160000, metric: nps-q, because: 400 shops at 350 a year}, {what: No hour lost, for: customers}]}}]
    """
    for loc, one in workspace.walk(Recommendation):
        whom = {line.for_ for line in one.case.benefits}
        missing = {"customers": "customers", "business": "the business"}.keys() - whom
        if whom and missing and not one.rejected:
            word = min(missing)
            message = f"no benefit of '{one.id}' is for {'customers' if word == 'customers' else 'the business'}"
            yield Finding(
                loc / "case" / "benefits", message, f"write what {word} gain, with for: {word}", entity=one.id
            )
