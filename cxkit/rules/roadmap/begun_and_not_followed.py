"""Started, and how far?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

_A_MONTH = 31


@rule("RMP210", severity=Severity.INFO, since="0.1")
def begun_and_not_followed(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """An activity began more than a month ago and says nothing of its progress, or its initiative nothing of what is spent.

    Plan against actual: resource use is followed while something can still be changed.

    Bad:

        # file: roadmap.yaml
        phases: [{id: first, start: 2026-09-01}]
        initiatives: [{id: desk, activities: [{id: design, start: 2026-09-07, end: 2026-12-18}]}]

    Good:

        # file: roadmap.yaml
        phases: [{id: first, start: 2026-09-01}]
        initiatives: [{id: desk, spent: {value: 4000, at: 2026-10-15}, activities: [{id: design, start: 2026-09-07, end: 2026-12-18, progress: 30}]}]
    """
    for loc, one in workspace.walk(Initiative):
        begun = False
        for at, activity in enumerate(one.activities):
            late = activity.start is not None and (facts.today - activity.start).days > _A_MONTH
            begun = begun or late
            if late and activity.progress is None and one.stopped is None:
                message = f"'{activity.id}' began on {activity.start} and says nothing of its progress"
                yield Finding(loc / "activities" / at, message, "write progress: PER CENT", entity=activity.id)
        if begun and one.spent is None and one.budget and one.stopped is None:
            message = f"'{one.id}' has begun and says nothing of what is spent"
            yield Finding(loc, message, "write spent: {value: …, at: …}", entity=one.id)
