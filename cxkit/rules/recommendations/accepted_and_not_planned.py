"""Yes, and then?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative, Recommendation
from cxkit.rules._chain import recommendations_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REC211", severity=Severity.WARNING, since="0.1")
def accepted_and_not_planned(workspace: Workspace) -> Iterator[Finding]:
    """A roadmap stands, a recommendation was accepted, and no initiative takes it up.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, recommendation: {because: The board asked for it}}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, recommendation: more-people}]
    """
    initiatives = [one for _, one in workspace.walk(Initiative)]
    taken = {name for one in initiatives for name in recommendations_of(one)}
    for loc, one in workspace.walk(Recommendation) if initiatives else ():
        if one.decision is not None and one.decision.outcome == "accepted" and one.id not in taken:
            message = f"'{one.id}' was accepted, and no initiative takes it up"
            yield Finding(loc / "decision", message, "name it under recommendation of an initiative", entity=one.id)
