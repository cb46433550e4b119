"""A plan that can't be carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RSK204", severity=Severity.WARNING, since="0.1")
def plan_with_gaps(workspace: Workspace) -> Iterator[Finding]:
    """A contingency plan has no trigger, no correction, no money or nobody to tell, or a prevention without a day.

    Prevention stands on the roadmap by its day; detection needs a metric or a watchman.

    Bad:

        # file: risks.yaml
        risks: [{id: strike, contingency: {trigger: , watch: }}]

    Good:

        # file: risks.yaml
        risks: [{id: strike, contingency: {trigger: nps-q < 0 for 1 period}}]
    """
    for loc, risk in workspace.walk(Risk):
        plan = risk.plan
        if plan is None:
            continue
        place = loc / "contingency"
        lacking = [key for key in ("correct", "inform") if not getattr(plan, key)]
        lacking += ["budget"] if plan.budget is None else []
        lacking += ["trigger"] if plan.trigger is None and plan.watch is None else []
        if lacking:
            message = f"the plan for '{risk.id}' doesn't say {left_open('plan', lacking)}"
            yield Finding(place, message, to_write(lacking), entity=risk.id)
        for at, action in enumerate(plan.prevent):
            if action.by is None and action.done is None:
                message = f"a step to prevent '{risk.id}' has no day"
                yield Finding(
                    place / "prevent" / at, message, "write by: DAY, so that it stands on the roadmap", entity=risk.id
                )
