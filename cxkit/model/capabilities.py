"""capabilities.yaml: what the company is able to do, and the systems it does it with."""

from __future__ import annotations

from typing import Annotated

from cxkit.model.entity import Part, Ref
from cxkit.model.scalar import Id, Text
from cxkit.model.values import Entity, Evidences, Figure, Target
from cxkit.model.words import CapabilityKind, Competency, SystemKind


class Capability(Entity):
    """Something the company can do, how well today (1 to 5), and how well it must."""

    id: Id
    """Its id."""
    name: Text
    """What we can do."""
    kind: CapabilityKind | None = None
    """What it rests on."""
    baseline: Figure | None = None
    """Maturity today, 1 to 5."""
    target: Target | None = None
    """Maturity needed, by when."""
    competency: Competency | None = None
    """Which of the four core competencies."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""


class System(Entity):
    """Technology that sources and initiatives name."""

    id: Id
    """Its id."""
    name: Text
    """What it is called."""
    kind: SystemKind | None = None
    """What it is for."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""


class Capabilities(Part):
    """The head of capabilities.yaml: what the assessment rests on."""

    evidence: Evidences = ()
    """The assessment."""
