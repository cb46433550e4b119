"""Feedback that nobody acts on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Loop, Source
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_FEEDBACK = frozenset({"relationship", "transactional", "review", "social", "complaint"})


@rule("VOC301", severity=Severity.WARNING, since="0.1")
def feedback_without_loop(workspace: Workspace) -> Iterator[Finding]:
    """Customers are asked, or speak up, and no loop says what happens with it.

    Feedback that is collected and never acted on is the pitfall every text on the subject names first. A metric alone is
    enough for a yearly survey, so a source that feeds a metric and is asked once a year isn't reported.

    Bad:

        # file: feedback.yaml
        sources: [{id: posts, name: Posts, kind: social, system: form, owner: lead, cadence: continuous, volume: 90 per month}]
        # file: journeys/help.yaml
        evidence: [talks, {from: posts, n: 90, at: 2026-q2}]

    Good:

        # file: feedback.yaml
        loops: [{id: causes, source: [survey]}]
    """
    closed = {name for _, loop in workspace.walk(Loop) for name in loop.source}
    for loc, source in workspace.walk(Source):
        if source.kind in _FEEDBACK and source.cadence != "yearly" and source.id not in closed:
            loops = [
                name
                for name, other in ((s.id, s) for _, s in workspace.walk(Source))
                if name in closed and other.kind == source.kind
            ]
            if not loops or source.kind == "relationship":
                message = f"nobody acts on '{source.id}': no loop names it"
                yield Finding(
                    loc, message, "write a loop that calls back, or takes causes to a forum", entity=source.id
                )
