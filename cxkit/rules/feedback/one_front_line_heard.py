"""One counter of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import StakeholderGroup
from cxkit.rules._asked import asked_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC304", severity=Severity.INFO, since="0.1")
def one_front_line_heard(workspace: Workspace) -> Iterator[Finding]:
    """There are several front-line groups, and only one of them was heard in anything: the strategy, risks, initiatives, studies.

    Service hears other things than sales does, and drivers hear what neither does.

    Bad:

        # file: governance.yaml
        stakeholders: [{id: sellers, name: Sellers, department: care, level: frontline}]
        # file: communication.yaml
        messages: [{id: news, audience: [crew, heads, sellers]}]
        # file: training.yaml
        courses: [{id: welcome, audience: [crew, sellers]}]

    Good:

        # file: governance.yaml
        stakeholders: [{id: crew, level: frontline}]
    """
    front = [
        (loc, one)
        for loc, one in workspace.walk(StakeholderGroup)
        if one.level == "frontline" and one.kind == "employees"
    ]
    asked = asked_of(workspace)
    heard = [one.id for _, one in front if one.id in asked]
    if len(front) > 1 and len(heard) == 1:
        loc, unheard = next((loc, one) for loc, one in front if one.id not in asked)
        message = f"of {len(front)} front-line groups only '{heard[0]}' was heard"
        yield Finding(loc, message, f"ask '{unheard.id}' too", entity=unheard.id)
