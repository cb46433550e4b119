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
    name: Text
    kind: CapabilityKind | None = None
    baseline: Figure | None = None
    target: Target | None = None
    competency: Competency | None = None
    owner: Annotated[Text | None, Ref("party")] = None


class System(Entity):
    """Technology that sources and initiatives name."""

    id: Id
    name: Text
    kind: SystemKind | None = None
    owner: Annotated[Text | None, Ref("party")] = None


class Capabilities(Part):
    """The head of capabilities.yaml: what the assessment rests on."""

    evidence: Evidences = ()
