"""A source, and how much of it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Pain, Persona
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC404", severity=Severity.WARNING, since="0.1")
def evidence_without_sample(workspace: Workspace) -> Iterator[Finding]:
    """A pain or a persona rests on a source that keeps coming, and doesn't say how many rows or from when.

    A stream has no n of its own: write `{from: tickets, n: 4000, at: 2026-q2}`.

    Bad:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, pains: [{id: waits, evidence: [talks, tickets]}]}]}]

    Good:

        # file: journeys/help.yaml
        stages: [{id: ask, touchpoints: [{id: call, pains: [{id: waits, evidence: [talks, {from: tickets, n: 4000, at: 2026-q2}]}]}]}]
    """
    claims = [(loc, pain.id, pain.evidence) for loc, pain in workspace.walk(Pain)]
    claims += [(loc, persona.id, persona.evidence) for loc, persona in workspace.walk(Persona)]
    sources = workspace.ids("source")
    for loc, name, evidence in claims:
        for at, one in enumerate(evidence):
            if one.from_ not in sources:
                continue
            lacking = [key for key in ("n", "at") if getattr(one, key) is None]
            if lacking:
                message = f"'{name}' rests on '{one.from_}', and doesn't say {left_open('evidence', lacking)}"
                hint = f"write {{from: {one.from_}, n: …, at: …}}"
                yield Finding(loc / "evidence" / at, message, hint, entity=name)
