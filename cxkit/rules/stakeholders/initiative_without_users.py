"""Shaped without those it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative, StakeholderGroup
from cxkit.rules._parties import levels
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STK106", severity=Severity.WARNING, since="0.1")
def initiative_without_users(workspace: Workspace) -> Iterator[Finding]:
    """An initiative changes touchpoints, and neither customers nor front-line people helped to shape it.

    Co-creation and user-centred design: customers say what they need, the front line says what will happen.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, consulted: {crew: , buyers: , board: 2026-09-10}}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, consulted: {crew: 2026-09-10}}]
    """
    users = {name for name, level in levels(workspace).items() if level == "frontline"}
    users |= {group.id for _, group in workspace.walk(StakeholderGroup) if group.kind == "customers"}
    for loc, one in workspace.walk(Initiative):
        if one.touchpoints and one.consulted and not users & set(one.consulted):
            message = f"neither customers nor the front line helped to shape '{one.id}'"
            yield Finding(loc / "consulted", message, "ask them, and add the group with its day", entity=one.id)
