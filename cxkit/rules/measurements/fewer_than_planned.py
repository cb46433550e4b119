"""The plan counts on answers that don't come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric
from cxkit.rules._rule import rule
from cxkit.rules._sample import expected_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("HST304", severity=Severity.WARNING, since="0.1")
def fewer_than_planned(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """The two newest records of a metric hold less than half the answers that the plan counts on.

    What can be measured, and when, was worked out from that number. Invite more, or plan with what comes.

    Bad:

        # recorded: nps-q 2026-q2 0=100 8=100 10=200
        # recorded: nps-q 2026-q3 0=100 8=100 10=200
        # file: strategy.yaml
        objectives: [{id: recommend, baseline: {value: 20, n: 900, at: 2026-03-31}}]

    Good:

        # recorded: nps-q 2026-q3 0=400 8=600 10=800
    """
    for loc, metric in workspace.walk(Metric):
        newest = facts.series(metric.id)[-2:]
        expected = expected_answers(workspace, metric) if len(newest) == 2 else None
        if expected and all(wave.n < expected / 2 for wave in newest):
            message = f"{newest[1].n:,} and {newest[0].n:,} answers came, and the plan counts on {expected:,.0f} a {metric.period}"
            yield Finding(loc, message, "invite more, or write expected_n: what comes", entity=metric.id)
