"""Nobody can tell whether it can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._kind import kind_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("SMT210", severity=Severity.INFO, since="0.1")
def spread_unknown(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """An objective aims at a mean or a median, and its baseline has no standard deviation (`sd`), so the sample it takes can't be counted.

    For shares and net shares the value itself tells how answers scatter; for means and times it doesn't.

    Bad:

        # file: feedback.yaml
        sources: [{id: survey, questions: {how: {text: How was it, column: Q2, scale: 1..5}}}]
        # file: metrics.yaml
        metrics: [{id: how, name: Content, kpi: csat, statistic: mean, source: survey, question: how, period: quarter, owner: lead, benchmark: {because: Nobody publishes it}}]
        # file: strategy.yaml
        objectives: [{id: recommend, metric: how, baseline: {value: 3.9}, target: {value: 4.2, by: 2027-12-31}, path: [{value: 4, by: 2027-06-30}]}]
        # file: roadmap.yaml
        initiatives: [{id: desk, effects: [{metric: how, change: 0.2..0.4}]}]

    Good:

        # file: feedback.yaml
        sources: [{id: survey, questions: {how: {text: How was it, column: Q2, scale: 1..5}}}]
        # file: metrics.yaml
        metrics: [{id: how, name: Content, kpi: csat, statistic: mean, source: survey, question: how, period: quarter, owner: lead, benchmark: {because: Nobody publishes it}}]
        # file: strategy.yaml
        objectives: [{id: recommend, metric: how, baseline: {value: 3.9, sd: 1.1}, target: {value: 4.2, by: 2027-12-31}, path: [{value: 4, by: 2027-06-30}]}]
        # file: roadmap.yaml
        initiatives: [{id: desk, effects: [{metric: how, change: 0.2..0.4}]}]
    """
    for loc, objective in workspace.walk(Objective):
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        baseline = objective.baseline
        if metric is None or baseline is None or baseline.value is None or baseline.sd is not None:
            continue
        kind = kind_of(metric, objective.metric or "")
        if kind in ("mean", "median") and not facts.series(objective.metric or ""):
            message = f"'{objective.id}' aims at a {kind}, and its baseline doesn't say how answers scatter"
            yield Finding(
                loc / "baseline",
                message,
                "write sd: … (the standard deviation) beside value and n",
                entity=objective.id,
            )
