"""Cut too fine to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric, Segments
from cxkit.rules._rule import rule
from cxkit.rules._sample import expected_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_LEAST = 30


@rule("MET211", severity=Severity.INFO, since="0.1")
def breakdown_too_thin(workspace: Workspace) -> Iterator[Finding]:
    """A breakdown leaves fewer than thirty expected answers for each group and period.

    Groups that small show noise, and some will be withheld. Fewer groups, or a longer period.

    Bad:

        # file: feedback.yaml
        sources: [{id: crew-survey, attributes: {plan: Team}}]
        # file: metrics.yaml
        metrics: [{id: crew-nps, breakdown: [plan]}]

    Good:

        # file: metrics.yaml
        metrics: [{id: nps-q, breakdown: [plan]}]
    """
    values = {name: one.values for _, head in workspace.walk(Segments) for name, one in head.attributes.items()}
    for loc, metric in workspace.walk(Metric):
        expected = expected_answers(workspace, metric)
        for at, name in enumerate(metric.breakdown):
            groups = len(values.get(name, ()))
            if expected is not None and groups > 1 and expected / groups < _LEAST:
                message = f"{expected:,.0f} answers a {metric.period} over {groups} groups of '{name}' leave {expected / groups:,.0f} each"
                hint = "take fewer groups, a longer period, or more answers"
                yield Finding(loc / "breakdown" / at, message, hint, entity=metric.id)
