"""A strategy without vision or mission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR102", severity=Severity.WARNING, since="0.1")
def vision_missing(workspace: Workspace) -> Iterator[Finding]:
    """The vision (the experience we want to be known for) or the mission (what the company is for) isn't written down.

    Every goal, course and message is held against these two sentences; without them each department fills the gap
    with its own.

    Bad:

        # file: strategy.yaml
        mission:

    Good:

        # file: strategy.yaml
        mission: We keep small shops open
    """
    if "strategy.yaml" not in workspace.documents:
        return
    for key in ("vision", "mission"):
        if getattr(workspace.strategy, key) is None:
            yield Finding(Loc("strategy.yaml"), f"the {key} isn't written down", f"write {key}: one sentence")
