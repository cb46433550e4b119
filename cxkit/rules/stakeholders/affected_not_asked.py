"""Changed for, and not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Phase, StakeholderGroup
from cxkit.rules._asked import asked_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STK105", severity=Severity.WARNING, since="0.1")
def affected_not_asked(workspace: Workspace) -> Iterator[Finding]:
    """A phase affects customers, partners or front-line people who were asked about nothing: not for the strategy, not for an initiative, not for risks, not in a study.

    Those who live with a change know what it breaks. Bots needn't be asked.

    Bad:

        # file: governance.yaml
        stakeholders: [{id: suppliers, name: Suppliers, kind: partners}]
        # file: communication.yaml
        messages: [{id: letter, audience: [buyers, suppliers]}]
        # file: roadmap.yaml
        phases: [{id: first, stakeholders: [crew, suppliers]}]

    Good:

        # file: roadmap.yaml
        phases: [{id: first, stakeholders: [crew]}]
    """
    asked = asked_of(workspace)
    groups = {one.id: one for _, one in workspace.walk(StakeholderGroup)}
    for loc, phase in workspace.walk(Phase):
        for at, name in enumerate(phase.stakeholders):
            group = groups.get(name)
            outside = group is not None and (group.kind in ("customers", "partners") or group.level == "frontline")
            if outside and group and group.kind != "bot" and name not in asked:
                message = f"'{phase.id}' affects '{name}', whom nobody asked"
                hint = "ask them, and add them to consulted of an initiative"
                yield Finding(loc / "stakeholders" / at, message, hint, entity=phase.id)
