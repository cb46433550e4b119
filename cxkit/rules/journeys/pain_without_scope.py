"""How bad, for how many?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Pain
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN306", severity=Severity.WARNING, since="0.1")
def pain_without_scope(workspace: Workspace) -> Iterator[Finding]:
    """A pain doesn't say what hurts, how many it affects or how severe it is, so it can't be ranked among others.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, pains: [{id: waits, affects: }]}]}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, pains: [{id: waits, affects: 30}]}]}]
    """
    for loc, pain in workspace.walk(Pain):
        lacking = [key for key in ("says", "affects", "severity") if getattr(pain, key) is None]
        if lacking:
            message = f"pain '{pain.id}' doesn't say {left_open('pain', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=pain.id)
