"""Evidence that has grown old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Evidence, Study
from cxkit.model.values import days
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("VOC402", severity=Severity.INFO, since="0.1")
def stale_evidence(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A study is older than `thresholds.evidence_age`, and something in the strategy still rests on it.

    Customers and markets move on; look again, or say why it still holds.

    Bad:

        # file: feedback.yaml
        studies: [{id: talks, at: 2024-05-22}]

    Good:

        # file: feedback.yaml
        studies: [{id: talks, at: 2026-05-22}]
    """
    limit = days(workspace.config.thresholds.evidence_age)
    used = {evidence.from_ for _, evidence in workspace.walk(Evidence)}
    for loc, study in workspace.walk(Study):
        if study.at is not None and study.id in used and (facts.today - study.at).days > limit:
            message = f"study '{study.id}' is older than {workspace.config.thresholds.evidence_age}, and something still rests on it"
            yield Finding(loc / "at", message, "look again, and name the newer study", entity=study.id)
