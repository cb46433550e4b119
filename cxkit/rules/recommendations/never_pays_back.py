"""Accepted at a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Recommendation, Recommendations
from cxkit.planning.case_lines import timing_of
from cxkit.planning.cases import best_value
from cxkit.planning.plan import Plan
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("REC212", severity=Severity.WARNING, since="0.1")
def never_pays_back(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A recommendation was accepted, and even with every line at its good end its net present value is below zero.

    Counted over `years` at `discount`, from the day its initiatives go live. A reason in the decision answers for it: the law,
    a promise, safety.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: more-people, case: {benefits: [{what: Shops kept, yearly: 20000..30000, metric: nps-q, because: 80 shops}, {what: No hour lost, for: customers}]}}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, case: {benefits: [{what: Shops kept, yearly: 120000..160000, metric: nps-q, because: 400 shops}, {what: No hour lost, for: customers}]}}]
    """
    plan = Plan(workspace, facts.today)
    for loc, one in workspace.walk(Recommendation):
        accepted = one.decision is not None and one.decision.outcome == "accepted"
        if not accepted or (one.decision and one.decision.because) or not one.case.costs or not one.case.benefits:
            continue
        timing = timing_of(one, plan.initiatives, plan.schedule, facts.today)
        best = best_value(one, workspace.head(Recommendations), timing)
        if best is not None and best < 0:
            message = f"'{one.id}' loses {-best:,.0f} even where everything goes well"
            yield Finding(loc / "case", message, "check the lines, or write because: … in the decision", entity=one.id)
