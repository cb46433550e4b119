"""What was asked?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Source
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_ASKED = frozenset({"relationship", "transactional", "employee"})


@rule("VOC206", severity=Severity.INFO, since="0.1")
def question_not_worded(workspace: Workspace) -> Iterator[Finding]:
    """A survey's question isn't written down as it was asked.

    The wording is part of the figure: two surveys that ask differently can't be compared, and a change must be seen.

    Bad:

        # file: feedback.yaml
        sources: [{id: survey, questions: {recommend: {text: }}}]

    Good:

        # file: feedback.yaml
        sources: [{id: survey, questions: {recommend: {text: "Would you recommend us?"}}}]
    """
    for loc, source in workspace.walk(Source):
        for name, question in source.questions.items() if source.kind in _ASKED else ():
            if question.text is None:
                place = (loc / "questions" / name).key()
                yield Finding(
                    place,
                    f"the question '{name}' isn't written down as it was asked",
                    'write text: "…"',
                    entity=source.id,
                )
