"""Good, but how good?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Recommendation
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REC204", severity=Severity.WARNING, since="0.1")
def not_ranked(workspace: Workspace) -> Iterator[Finding]:
    """A recommendation that wasn't rejected lacks what places it among others: impact, effort, feasibility, or acceptability.

    The matrix of impact and effort, and the order of work, are counted from them.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: more-people, effort: }]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, effort: 2}]
    """
    for loc, one in workspace.walk(Recommendation):
        lacking = [key for key in ("impact", "effort", "feasibility", "acceptability") if not getattr(one, key)]
        if lacking and not one.rejected:
            message = f"recommendation '{one.id}' doesn't say {left_open('recommendation', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=one.id)
