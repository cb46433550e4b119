"""Planned, by whom and for how much?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP102", severity=Severity.WARNING, since="0.1")
def initiative_half_planned(workspace: Workspace) -> Iterator[Finding]:
    """An initiative names no phase, no owner, no budget, nobody who was consulted, or no activities.

    Specific, owned and funded: what is missing will be missing on the first day.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, budget: }]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, budget: 50000}]
    """
    for loc, one in workspace.walk(Initiative):
        lacking = [key for key in ("phase", "owner", "consulted", "activities") if not getattr(one, key)]
        lacking += ["budget"] if one.budget is None else []
        if lacking and one.stopped is None:
            message = f"initiative '{one.id}' doesn't say {left_open('initiative', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=one.id)
