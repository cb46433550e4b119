"""A persona that rests on nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Persona
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("PER201", severity=Severity.WARNING, since="0.1")
def invented_persona(workspace: Workspace) -> Iterator[Finding]:
    """A persona names no evidence or no segment: it shows whom we imagine, not whom we serve.

    Bad:

        # file: personas/ann.yaml
        evidence:

    Good:

        # file: personas/ann.yaml
        evidence: [talks]
    """
    for loc, persona in workspace.walk(Persona):
        lacking = [key for key in ("evidence", "segment") if not getattr(persona, key)]
        if lacking:
            message = f"persona '{persona.id}' doesn't say {left_open('persona', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=persona.id)
