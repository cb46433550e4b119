"""Those who matter most aren't asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Segment
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SEG206", severity=Severity.WARNING, since="0.1")
def first_segment_unmeasured(workspace: Workspace) -> Iterator[Finding]:
    """The segment that comes first is measured by nothing: no metric or objective is for it, and no breakdown is by an attribute that describes it.

    Too few of the right customers asked is a pitfall that no sample size mends.

    Bad:

        # file: metrics.yaml
        metrics: [{id: nps-q, segment: }]

    Good:

        # file: metrics.yaml
        metrics: [{id: nps-q, segment: shops}]
    """
    metrics = workspace.metrics
    shown = {metric.segment for metric in metrics} | {objective.segment for objective in workspace.objectives}
    broken = [set(metric.breakdown) for metric in metrics]
    for loc, segment in workspace.walk(Segment) if metrics else ():
        told = segment.id in shown or any(set(segment.where) & each for each in broken)
        if segment.priority == 1 and segment.where and not told:
            message = f"no metric shows '{segment.id}', which comes first"
            hint = f"write segment: {segment.id} at a metric, or breakdown: [{', '.join(segment.where)}]"
            yield Finding(loc, message, hint, entity=segment.id)
