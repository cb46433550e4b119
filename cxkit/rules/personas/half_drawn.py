"""A person with blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Persona
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_WANTED = ("summary", "channels", "needs", "expects", "goals", "challenges", "pains")
_MAP = ("says", "thinks", "does", "feels", "gains")


@rule("PER204", severity=Severity.INFO, since="0.1")
def half_drawn(workspace: Workspace) -> Iterator[Finding]:
    """A persona lacks what makes it one: a summary, channels, needs, expectations, goals, challenges, pains, or a field of the empathy map.

    Bad:

        # file: personas/ann.yaml
        challenges:

    Good:

        # file: personas/ann.yaml
        challenges: Nobody else in the shop
    """
    for loc, persona in workspace.walk(Persona):
        lacking = [key for key in _WANTED if not getattr(persona, key)]
        lacking += [f"empathy.{key}" for key in _MAP if not getattr(persona.empathy, key)]
        if lacking:
            message = f"persona '{persona.id}' doesn't say {left_open('persona', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=persona.id)
