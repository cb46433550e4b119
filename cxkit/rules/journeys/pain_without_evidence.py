"""A pain that nobody has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Pain
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN203", severity=Severity.WARNING, since="0.1")
def pain_without_evidence(workspace: Workspace) -> Iterator[Finding]:
    """A pain names no evidence or no cause: it may be an opinion, and nobody knows what to mend.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, pains: [{id: waits, because: }]}]}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, pains: [{id: waits, because: Two people for nine shops}]}]}]
    """
    for loc, pain in workspace.walk(Pain):
        lacking = [key for key in ("evidence", "because") if not getattr(pain, key)]
        if lacking:
            message = f"pain '{pain.id}' doesn't say {left_open('pain', lacking)}"
            yield Finding(loc, message, "write evidence: […] and because: …", entity=pain.id)
