"""Found out, and for whom?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Evidence, Study
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC405", severity=Severity.INFO, since="0.1")
def study_nobody_uses(workspace: Workspace) -> Iterator[Finding]:
    """Nothing in the strategy rests on a study.

    Bad:

        # file: feedback.yaml
        studies: [{id: more-talks, name: More talks, method: interviews, at: 2026-06-22, owner: lead, n: 12, participants: [shops]}]

    Good:

        # file: personas/ann.yaml
        evidence: [talks]
    """
    used = {one.from_ for _, one in workspace.walk(Evidence)}
    for loc, study in workspace.walk(Study) if used else ():
        if study.id not in used and study.method != "driver-analysis":
            message = f"nothing rests on '{study.id}'"
            yield Finding(loc, message, "name it as evidence where it told something", entity=study.id)
