"""Raised, and by whom heard?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Governance
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV103", severity=Severity.WARNING, since="0.1")
def escalation_to_nobody(workspace: Workspace) -> Iterator[Finding]:
    """An escalation doesn't say to whom, or within what time.

    Bad:

        # file: governance.yaml
        escalation: [{when: An objective is missed twice, to: steering}]

    Good:

        # file: governance.yaml
        escalation: [{when: An objective is missed twice, to: steering, within: 10 days}]
    """
    for loc, head in workspace.walk(Governance):
        for at, one in enumerate(head.escalation):
            lacking = [key for key in ("to", "within") if getattr(one, key) is None]
            if lacking:
                message = f"this escalation doesn't say {left_open('escalation', lacking)}"
                yield Finding(loc / "escalation" / at, message, to_write(lacking))
