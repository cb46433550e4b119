"""Feasible, resting on what?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Capability, Recommendation
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REC206", severity=Severity.INFO, since="0.1")
def feasible_by_itself(workspace: Workspace) -> Iterator[Finding]:
    """Capabilities are assessed, and a recommendation's feasibility rests on none of them.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: more-people, requires: }]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, requires: {routing: 4}}]
    """
    assessed = any(True for _ in workspace.walk(Capability))
    for loc, one in workspace.walk(Recommendation) if assessed else ():
        if one.feasibility is not None and not one.requires and not one.rejected:
            message = f"the feasibility of '{one.id}' rests on no capability"
            yield Finding(loc / "feasibility", message, "write requires: {CAPABILITY: LEVEL}", entity=one.id)
