"""Asked nobody of those it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Study
from cxkit.model.words import WITH_CUSTOMERS
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_MET = frozenset(WITH_CUSTOMERS) - {"survey", "ab-test", "pilot"}


@rule("VOC407", severity=Severity.INFO, since="0.1")
def stranger_among_participants(workspace: Workspace) -> Iterator[Finding]:
    """A study with customers doesn't say which segments or groups took part.

    Who was asked decides for whom the answer holds.

    Bad:

        # file: feedback.yaml
        studies: [{id: talks, participants: }]

    Good:

        # file: feedback.yaml
        studies: [{id: talks, participants: [shops]}]
    """
    for loc, study in workspace.walk(Study):
        if study.method in _MET and not study.participants and study.source is None:
            message = f"'{study.id}' doesn't say who took part"
            yield Finding(loc, message, "write participants: [segments or groups]", entity=study.id)
