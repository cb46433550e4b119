"""How is this changed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Decision, Governance, Initiative
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV102", severity=Severity.INFO, since="0.1")
def change_process_missing(workspace: Workspace) -> Iterator[Finding]:
    """Governance doesn't say how the plan may be changed, or to whom trouble is escalated.

    A plan that nobody may change is left, and one that everybody may change is moved after each miss.

    Bad:

        # file: governance.yaml
        escalation:

    Good:

        # file: governance.yaml
        escalation: [{when: An objective is missed twice, to: steering, within: 10 days}]
    """
    if not any(True for _ in workspace.walk(Decision)) or not workspace.objectives:
        return  # a strategy that hasn't come so far
    for loc, head in workspace.walk(Governance):
        if head.change_process is None:
            yield Finding(loc, "nothing says how the plan may be changed", "write change_process: one sentence")
        if not head.escalation and any(True for _ in workspace.walk(Initiative)):
            yield Finding(
                loc,
                "nothing says who hears of trouble, and how soon",
                "write escalation: [{when: …, to: …, within: …}]",
            )
