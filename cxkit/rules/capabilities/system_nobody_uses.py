"""Bought, and for what?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative, Source, System
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("CAP208", severity=Severity.INFO, since="0.1")
def system_nobody_uses(workspace: Workspace) -> Iterator[Finding]:
    """No source comes from a system, and no initiative uses it. Those that only show figures (analytics) are left out.

    Bad:

        # file: capabilities.yaml
        systems: [{id: bot, name: Bot, kind: helpdesk, owner: lead}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, systems: [desk]}]
    """
    used = {source.system for _, source in workspace.walk(Source)}
    used |= {name for _, one in workspace.walk(Initiative) for name in one.systems}
    for loc, one in workspace.walk(System):
        if one.id not in used and one.kind != "analytics":
            message = f"nothing uses the system '{one.id}'"
            yield Finding(loc, message, "name it at a source or an initiative, or drop it", entity=one.id)
