"""A study that doesn't say how many."""

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


@rule("VOC401", severity=Severity.WARNING, since="0.1")
def study_without_sample(workspace: Workspace) -> Iterator[Finding]:
    """A piece of research with customers doesn't say how many took part, or when.

    Twenty-four interviews and two are both called interviews.

    Bad:

        # file: feedback.yaml
        studies: [{id: talks, method: interviews, n: }]

    Good:

        # file: feedback.yaml
        studies: [{id: talks, method: interviews, n: 24}]
    """
    for loc, study in workspace.walk(Study):
        if study.method not in WITH_CUSTOMERS:
            continue
        lacking = [key for key in ("n", "at") if getattr(study, key) is None]
        if lacking:
            message = f"study '{study.id}' doesn't say {left_open('study', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=study.id)
