"""Looked at often, measured seldom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._cadence import length, span
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("HST306", severity=Severity.INFO, since="0.1")
def reviewed_on_old_figures(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """An objective's newest figure is older than its review cadence, and half as long again.

    Whoever looks each month at a figure of the month before last looks at the same figure twice, and takes it for news.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, review: fortnightly, agreed: {board: 2026-10-13}}]
        # file: reviews/2026-q3.yaml
        reviewed: [{risk: strike, outcome: keep}, {objective: recommend, outcome: keep}]
        # recorded: nps-q 2026-q3 0=300 8=300 10=600

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, review: monthly}]
        # recorded: nps-q 2026-q3 0=300 8=300 10=600
    """
    for loc, objective in workspace.walk(Objective):
        series, every = facts.series(objective.metric or ""), span(objective.review)
        if not series or not every:
            continue
        newest = series[-1]
        age = (facts.today - newest.end).days
        metric = workspace.get("metric", objective.metric or "")
        due = length(metric.period) if metric is not None else None
        if age > every * 1.5 and not (due and age > 2 * due):  # then the metric itself has gone quiet
            message = (
                f"'{objective.id}' is looked at {objective.review}, and its newest figure, of {newest.period}, "
                f"is {age} days old"
            )
            hint = "measure more often, or review it when there is something new"
            yield Finding(loc / "review", message, hint, entity=objective.id)
