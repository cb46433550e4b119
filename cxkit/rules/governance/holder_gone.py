"""A name from the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Role
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

_A_YEAR = 366


@rule("GOV217", severity=Severity.INFO, since="0.1")
def holder_gone(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A role is held by someone whose last commit here is more than a year old, while others went on.

    Only those who once committed are looked at; who never did isn't suspected. `.mailmap` joins the names of one person.

    Bad:

        # committed: 2025-05-05 Nadia
        # file: risks.yaml
        risks: [{id: flood, name: A flood, origin: external, category: operational, owner: lead, initiatives: [desk], inherent: {likelihood: 1, impact: 5}, contingency: {because: It lies under our appetite}}]
        # committed: 2026-10-01 Fiona

    Good:

        # committed: 2026-05-05 Nadia
        # committed: 2026-10-01 Fiona
    """
    if facts.history.trouble is not None or not facts.history.there:
        return
    seen = facts.history.last_seen
    newest = max(seen.values(), default=None)
    for loc, role in workspace.walk(Role):
        days = [seen[who] for who in role.held_by if who in seen]
        if newest and days and len(days) == len(role.held_by) and (newest - max(days)).days > _A_YEAR:
            message = f"whoever holds '{role.id}' has changed nothing here since {max(days)}"
            yield Finding(loc / "held_by", message, "check that they still hold it", entity=role.id)
