"""Work outside its phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP201", severity=Severity.ERROR, since="0.1")
def outside_its_phase(workspace: Workspace) -> Iterator[Finding]:
    """An initiative begins before its phase or goes live after its phase's end.

    Bad:

        # file: roadmap.yaml
        phases: [{id: first, start: 2027-01-01, end: 2027-04-30}]

    Good:

        # file: roadmap.yaml
        phases: [{id: first, start: 2027-01-01, end: 2027-06-30}]
    """
    for loc, one in workspace.walk(Initiative):
        phase = workspace.get("phase", one.phase) if one.phase else None
        if phase is None or (phase.start and phase.end and phase.end < phase.start):
            continue  # RMP206 says that a phase ends before it starts; every day would lie outside it
        places = [(loc / "go_live", one.go_live)]
        for at, activity in enumerate(one.activities):
            places += [(loc / "activities" / at / key, getattr(activity, key)) for key in ("start", "end")]
        for place, day in places:
            if day and ((phase.start and day < phase.start) or (phase.end and day > phase.end)):
                message = f"{day} lies outside the phase '{phase.id}' ({phase.start} to {phase.end})"
                yield Finding(
                    place, message, "move the day, the phase, or the initiative to another phase", entity=one.id
                )
