"""A question on a scale that its KPI can't be counted on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_FITTING = {"nps": ("0..10",), "ces": ("1..5", "1..7"), "csat": ("1..3", "1..4", "1..5", "1..7", "1..10", "0..10")}


@rule("MET202", severity=Severity.ERROR, since="0.1")
def scale_does_not_fit(workspace: Workspace) -> Iterator[Finding]:
    """A metric's question is asked on a scale that its KPI isn't made for: recommendation from 0 to 10, ease (version 2) from 1 to 5 or 1 to 7.

    A score on another scale would look like the KPI and be comparable with nobody's.

    Bad:

        # file: feedback.yaml
        sources: [{id: survey, questions: {recommend: {scale: 1..5}}}]

    Good:

        # file: feedback.yaml
        sources: [{id: survey, questions: {recommend: {scale: 0..10}}}]
    """
    for loc, metric in workspace.walk(Metric):
        fitting = _FITTING.get(metric.kpi)
        if fitting is None or metric.breaks:
            continue
        for at, name in enumerate(metric.question):
            for source in (workspace.get("source", each) for each in metric.source):
                question = source.questions.get(name) if source else None
                if question and question.scale and question.scale not in fitting:
                    message = f"{metric.kpi} can't be counted on '{name}', which is asked on {question.scale}"
                    hint = f"ask it on {' or '.join(fitting)}, or take another KPI (share, mean)"
                    yield Finding(loc / "question" / at, message, hint, entity=metric.id)
