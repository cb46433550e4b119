"""A gain that nothing will show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Recommendation
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REC208", severity=Severity.WARNING, since="0.1")
def benefit_without_metric(workspace: Workspace) -> Iterator[Finding]:
    """A benefit for the business is counted in money and tied to no metric, or rests on no named assumption (`because`).

    When the money is spent somebody will ask for the gain; the metric shows it, and the assumption says what it was counted from.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: more-people, case: {benefits: [{what: Shops kept, yearly: 120000..160000, because: 400 shops at 350 a year}, {what: No hour lost, for: customers}]}}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, case: {benefits: [{what: Shops kept, yearly: 120000..160000, metric: nps-q, because: 400 shops at 350 a year}, {what: No hour lost, for: customers}]}}]
    """
    for loc, one in workspace.walk(Recommendation):
        for at, line in enumerate(one.case.benefits):
            if line.once is None and line.yearly is None:
                continue
            lacking = [key for key in ("metric", "because") if not getattr(line, key)]
            if lacking:
                message = f"a benefit of '{one.id}' doesn't say {left_open('benefit', lacking)}"
                yield Finding(loc / "case" / "benefits" / at, message, to_write(lacking), entity=one.id)
