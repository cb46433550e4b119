"""Nobody stands for those who come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Persona, Segment
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SEG207", severity=Severity.INFO, since="0.1")
def first_segment_faceless(workspace: Workspace) -> Iterator[Finding]:
    """Personas are drawn, and none stands for the segment that comes first.

    Bad:

        # file: segments.yaml
        segments: [{id: shops, priority: 2}, {id: chains, name: Chains, where: {plan: large}, priority: 1, because: They pay most, size: {value: 90, at: 2026-06-30, evidence: [tickets]}, want: {get: One bill, do: Stay}}]
        # file: metrics.yaml
        metrics: [{id: nps-q, breakdown: [plan]}]

    Good:

        # file: segments.yaml
        segments: [{id: shops, priority: 1}]
    """
    shown = {persona.segment for _, persona in workspace.walk(Persona)}
    for loc, segment in workspace.walk(Segment) if shown else ():
        if segment.priority == 1 and segment.id not in shown:
            message = f"no persona stands for '{segment.id}', which comes first"
            yield Finding(loc, message, f"draw one with segment: {segment.id}", entity=segment.id)
