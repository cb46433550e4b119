"""Decided by those who don't decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Decision, Recommendation
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REC213", severity=Severity.WARNING, since="0.1")
def decided_elsewhere(workspace: Workspace) -> Iterator[Finding]:
    """A recommendation was decided by another forum than the one that decides recommendations.

    Bad:

        # file: governance.yaml
        forums: [{id: circle, name: Circle, chair: boss, members: [boss, lead], quorum: 2, cadence: monthly}]
        # file: recommendations.yaml
        recommendations: [{id: more-people, decision: {forum: circle}}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, decision: {forum: steering}}]
    """
    forums = {one.forum for _, one in workspace.walk(Decision) if "recommendation" in one.covers and one.forum}
    for loc, one in workspace.walk(Recommendation) if forums else ():
        if one.decision is not None and one.decision.forum not in forums:
            message = f"'{one.decision.forum}' decided '{one.id}', and '{min(forums)}' decides recommendations"
            yield Finding(
                loc / "decision" / "forum", message, "bring it before that forum, or change the decision", entity=one.id
            )
