"""Collected, and for what?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Advocacy, Evidence, Loop, Source, Study
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC203", severity=Severity.INFO, since="0.1")
def source_nobody_uses(workspace: Workspace) -> Iterator[Finding]:
    """No metric, loop, study, advocacy programme or claim uses a source.

    Feedback that is collected without a use costs customers' time and keeps personal data for nothing.

    Bad:

        # file: feedback.yaml
        sources: [{id: posts, name: Posts, kind: usage, system: form, owner: lead, cadence: continuous, volume: 90 per month}]

    Good:

        # file: feedback.yaml
        loops: [{id: causes, source: [survey, tickets]}]
    """
    used = {name for metric in workspace.metrics for name in metric.source}
    used |= {name for _, loop in workspace.walk(Loop) for name in loop.source}
    used |= {study.source for _, study in workspace.walk(Study) if study.source}
    used |= {one.source for _, one in workspace.walk(Advocacy) if one.source}
    used |= {one.from_ for _, one in workspace.walk(Evidence)}
    for loc, source in workspace.walk(Source):
        if source.id not in used:
            message = f"nothing uses '{source.id}'"
            yield Finding(loc, message, "write a metric or a loop on it, or stop collecting it", entity=source.id)
