"""A way without travellers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Journey, Persona
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN103", severity=Severity.WARNING, since="0.1")
def journey_half_drawn(workspace: Workspace) -> Iterator[Finding]:
    """A journey names no personas, no owner, no stages or no evidence: nobody knows whose way it is, or who saw it.

    A way with no personas is asked for only where personas are drawn.

    Bad:

        # file: journeys/help.yaml
        owner:

    Good:

        # file: journeys/help.yaml
        owner: lead
    """
    drawn = any(True for _ in workspace.walk(Persona))
    wanted = ("personas", "owner", "stages", "evidence") if drawn else ("owner", "stages", "evidence")
    for loc, journey in workspace.walk(Journey):
        lacking = [key for key in wanted if not getattr(journey, key)]
        if lacking:
            message = f"journey '{journey.id}' doesn't say {left_open('journey', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=journey.id)
