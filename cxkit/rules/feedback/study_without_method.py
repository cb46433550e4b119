"""Found out, and how?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Study
from cxkit.model.words import WITH_CUSTOMERS
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC403", severity=Severity.WARNING, since="0.1")
def study_without_method(workspace: Workspace) -> Iterator[Finding]:
    """A study names no method, no owner, or no day.

    What was found is worth as much as how; a claim that cites it cites that too.

    Bad:

        # file: feedback.yaml
        studies: [{id: report, owner: }]

    Good:

        # file: feedback.yaml
        studies: [{id: report, owner: lead}]
    """
    for loc, study in workspace.walk(Study):
        dated = study.method in WITH_CUSTOMERS  # their day is another rule's
        lacking = [key for key in ("method", "owner", *(() if dated else ("at",))) if getattr(study, key) is None]
        if lacking:
            message = f"study '{study.id}' doesn't say {left_open('study', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=study.id)
