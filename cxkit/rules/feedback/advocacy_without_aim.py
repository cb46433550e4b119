"""Promoters, and for what?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Advocacy
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC501", severity=Severity.WARNING, since="0.1")
def advocacy_without_aim(workspace: Workspace) -> Iterator[Finding]:
    """An advocacy programme names no objective, no metric, no owner, no source, or not what is done.

    Advocacy is part of the strategy, not a raffle: it serves an objective and is tracked.

    Bad:

        # file: feedback.yaml
        advocacy: [{id: bring, metric: }]

    Good:

        # file: feedback.yaml
        advocacy: [{id: bring, metric: nps-q}]
    """
    for loc, one in workspace.walk(Advocacy):
        lacking = [key for key in ("objectives", "metric", "owner", "source", "what") if not getattr(one, key)]
        if lacking:
            message = f"advocacy programme '{one.id}' doesn't say {left_open('advocacy', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=one.id)
