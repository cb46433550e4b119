"""Asked twice without knowing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Source
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_ASKED = frozenset({"relationship", "transactional"})


@rule("VOC207", severity=Severity.INFO, since="0.1")
def quarantine_not_kept(workspace: Workspace) -> Iterator[Finding]:
    """Two surveys of customers or more are run, and one doesn't know who answers, so nobody can keep the time in which no one is asked again.

    `columns: {customer: …}` maps the id that the quarantine is kept by. Surveys of employees may stay anonymous.

    Bad:

        # file: feedback.yaml
        sources: [{id: after-call, name: After a call, kind: transactional, system: form, owner: lead, cadence: continuous, population: Callers, invites: 900 per month, response_rate: 20..30, questions: {how: {text: "How was it?", column: Q1, scale: 1..5}}}]
        loops: [{id: causes, source: [survey, after-call]}]

    Good:

        # file: feedback.yaml
        sources: [{id: survey, columns: {customer: Id}}]
    """
    surveys = [(loc, source) for loc, source in workspace.walk(Source) if source.kind in _ASKED]
    for loc, source in surveys if len(surveys) > 1 else ():
        if "customer" not in source.columns:
            message = f"'{source.id}' doesn't tell who answered, so the quarantine can't be kept"
            yield Finding(loc, message, "write columns: {customer: COLUMN}", entity=source.id)
