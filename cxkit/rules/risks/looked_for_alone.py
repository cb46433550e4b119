"""Dangers seen from one desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk, Risks
from cxkit.rules._parties import levels
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RSK103", severity=Severity.WARNING, since="0.1")
def looked_for_alone(workspace: Workspace) -> Iterator[Finding]:
    """Nobody was asked when risks were looked for, or nobody of the front line.

    Those who do the work see first what will go wrong.

    Bad:

        # file: risks.yaml
        consulted: {crew: , board: 2026-09-09}

    Good:

        # file: risks.yaml
        consulted: {crew: 2026-09-08}
    """
    known = levels(workspace)
    for loc, head in workspace.walk(Risks):
        if not any(True for _ in workspace.walk(Risk)):
            return
        if not head.consulted:
            yield Finding(loc, "nobody was asked for risks", "write consulted: {GROUP: DAY}")
        elif "frontline" in known.values() and not any(known.get(name) == "frontline" for name in head.consulted):
            yield Finding(
                loc / "consulted", "nobody of the front line was asked for risks", "ask them, and add the day"
            )
