"""Prevention that comes after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("RSK206", severity=Severity.WARNING, since="0.1")
def prevention_overdue(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A preventive action is past its day and isn't marked as done.

    Bad:

        # file: risks.yaml
        risks: [{id: strike, contingency: {prevent: [{what: A second carrier, owner: lead, by: 2026-10-15}]}}]

    Good:

        # file: risks.yaml
        risks: [{id: strike, contingency: {prevent: [{what: A second carrier, owner: lead, by: 2026-10-15, done: 2026-10-12}]}}]
    """
    for loc, risk in workspace.walk(Risk):
        for at, one in enumerate(risk.plan.prevent if risk.plan and risk.closed is None else ()):
            if one.by is not None and one.done is None and one.by < facts.today:
                late = (facts.today - one.by).days
                message = f"a step to prevent '{risk.id}' is {late} {'day' if late == 1 else 'days'} late"
                place = loc / "contingency" / "prevent" / at / "by"
                yield Finding(place, message, "write done: DAY, or a new day", entity=risk.id)
