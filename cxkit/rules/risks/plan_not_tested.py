"""A plan that nobody tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

_A_YEAR = 366


@rule("RSK203", severity=Severity.WARNING, since="0.1")
def plan_not_tested(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A contingency plan was never tested, or not within a year.

    A plan that was never walked through fails on the day it is needed; a simulation, a pilot or a walk-through will
    do.

    Bad:

        # file: risks.yaml
        risks: [{id: strike, contingency: {tested: }}]

    Good:

        # file: risks.yaml
        risks: [{id: strike, contingency: {tested: {how: Walk-through, at: 2026-10-01}}}]
    """
    for loc, risk in workspace.walk(Risk):
        if risk.plan is None or risk.closed is not None:
            continue
        place = loc / "contingency"
        if risk.plan.tested is None:
            yield Finding(
                place, f"the plan for '{risk.id}' was never tested", "write tested: {how: …, at: …}", entity=risk.id
            )
        elif (facts.today - risk.plan.tested.at).days > _A_YEAR:
            message = f"the plan for '{risk.id}' was last tested on {risk.plan.tested.at}"
            yield Finding(place / "tested" / "at", message, "test it again", entity=risk.id)
