"""Feelings, guessed at a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Persona
from cxkit.model.words import WITH_CUSTOMERS
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_MADE_TOGETHER = (frozenset(WITH_CUSTOMERS) | {"workshop"}) - {"survey"}


@rule("PER203", severity=Severity.INFO, since="0.1")
def empathy_map_made_alone(workspace: Workspace) -> Iterator[Finding]:
    """A persona has an empathy map, and none of its evidence comes from customers or from a workshop.

    The map is a collaborative tool: interviews, diaries, observation, co-creation or a workshop with those who meet customers.
    Counts can't tell what someone thinks.

    Bad:

        # file: personas/ann.yaml
        evidence: [{from: tickets, n: 4000, at: 2026-q2}]

    Good:

        # file: personas/ann.yaml
        evidence: [talks]
    """
    for loc, persona in workspace.walk(Persona):
        mapped = any(getattr(persona.empathy, key) for key in type(persona.empathy).model_fields)
        studies = [workspace.get("study", one.from_) for one in persona.evidence]
        if mapped and studies and not any(study and study.method in _MADE_TOGETHER for study in studies):
            message = f"the empathy map of '{persona.id}' was made at a desk, without customers"
            hint = "rest it on interviews, observation, co-creation or a workshop"
            yield Finding(loc / "evidence", message, hint, entity=persona.id)
