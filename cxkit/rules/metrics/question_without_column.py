"""Asked, and where are the answers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Metric
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("MET204", severity=Severity.WARNING, since="0.1")
def question_without_column(workspace: Workspace) -> Iterator[Finding]:
    """A metric's source has no column mapped for its question, so it can't be counted from an export.

    Bad:

        # file: feedback.yaml
        sources: [{id: survey, questions: {recommend: {column: }}}]

    Good:

        # file: feedback.yaml
        sources: [{id: survey, questions: {recommend: {column: Q1}}}]
    """
    for loc, metric in workspace.walk(Metric):
        for at, name in enumerate(metric.question):
            for source in filter(None, (workspace.get("source", each) for each in metric.source)):
                question = source.questions.get(name)
                if question is not None and question.column is None:
                    message = f"'{name}' of '{source.id}' names no column"
                    hint = "write column: … at the question (the header in the export)"
                    yield Finding(loc / "question" / at, message, hint, entity=metric.id)
