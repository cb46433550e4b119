"""One name under everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Role
from cxkit.rules._owners import owned
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_SHARE, _LEAST, _ROLES = 0.4, 20, 5


@rule("GOV212", severity=Severity.WARNING, since="0.1")
def owns_too_much(workspace: Workspace) -> Iterator[Finding]:
    """One of five roles or more owns more than two fifths of all that has an owner, and twenty things or more.

    What one person answers for alone stops when that person does. Counted are objectives, metrics, sources, studies, loops,
    advocacy, capabilities, systems, phases, initiatives, risks, courses and messages.

    Bad:

        # file: governance.yaml
        roles: [{id: coach, name: Coach, held_by: Ade, level: manager}, {id: buyer, name: Buyer, held_by: Jon, level: manager}]

    Good:

        # file: governance.yaml
        roles: [{id: coach, name: Coach, held_by: Ade, level: manager}]
    """
    things: dict[str, int] = {}
    for _, _, owner in owned(workspace):
        things[owner] = things.get(owner, 0) + 1
    total, roles = sum(things.values()), list(workspace.walk(Role))
    for loc, role in roles if len(roles) >= _ROLES else ():
        n = things.get(role.id, 0)
        if n >= _LEAST and n > total * _SHARE:
            message = f"'{role.id}' owns {n} of {total} things"
            yield Finding(loc, message, "give some of them to those who do the work", entity=role.id)
