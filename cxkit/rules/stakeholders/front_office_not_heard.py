"""A department that customers meet, unheard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Department
from cxkit.rules._asked import asked_of
from cxkit.rules._parties import parties, speaks_for_all
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STK104", severity=Severity.WARNING, since="0.1")
def front_office_not_heard(workspace: Workspace) -> Iterator[Finding]:
    """A department that faces customers has people in the strategy (roles, groups), and none of them was asked: not for the strategy, not for an initiative, not for risks, not in a study.

    Include every department with customer-facing roles. A group of managers or of everyone speaks for all.

    Bad:

        # file: governance.yaml
        departments: [{id: shop, name: Shop, customer_facing: true, champion: helper}]
        stakeholders: [{id: sellers, name: Sellers, department: shop, level: manager}, {id: heads, department: care}]
        # file: communication.yaml
        messages: [{id: news, audience: [crew, heads, sellers]}]

    Good:

        # file: governance.yaml
        departments: [{id: care, customer_facing: true}]
    """
    asked = asked_of(workspace)
    known = [party for _, party in parties(workspace)]
    spoken = any(party.id in asked and speaks_for_all(party) for party in known)
    for loc, department in workspace.walk(Department):
        people = [party.id for party in known if party.department == department.id]
        if department.customer_facing and asked and people and not spoken and not asked & set(people):
            message = f"nobody of '{department.id}', which faces customers, was asked"
            yield Finding(loc, message, f"ask one of: {', '.join(sorted(people))}", entity=department.id)
