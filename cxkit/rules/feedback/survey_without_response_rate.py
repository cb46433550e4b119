"""A survey whose expected answers aren't known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Source
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_SURVEYS = frozenset({"relationship", "transactional", "employee"})


@rule("VOC201", severity=Severity.WARNING, since="0.1")
def survey_without_response_rate(workspace: Workspace) -> Iterator[Finding]:
    """A survey doesn't say how many are invited and what share answers.

    Without both, nobody can tell beforehand whether its targets can be measured at all.

    Bad:

        # file: feedback.yaml
        sources: [{id: crew-survey, invites: 40 per half-year, response_rate: }]

    Good:

        # file: feedback.yaml
        sources: [{id: crew-survey, invites: 40 per half-year, response_rate: 60..80}]
    """
    for loc, source in workspace.walk(Source):
        if source.kind not in _SURVEYS or not source.questions:
            continue
        lacking = [key for key in ("population", "invites", "response_rate") if getattr(source, key) is None]
        if lacking:
            yield Finding(
                loc,
                f"survey '{source.id}' doesn't say {left_open('survey', lacking)}",
                to_write(lacking),
                entity=source.id,
            )
