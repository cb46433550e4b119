"""risks.yaml: what may go wrong, and what is done then."""

from __future__ import annotations

from typing import Annotated

from cxkit.model.entity import Because, Names, OrBecause, Part, Ref
from cxkit.model.many import Many
from cxkit.model.scalar import Day, Id, Number, Text
from cxkit.model.trigger import Trigger
from cxkit.model.values import Actions, Entity, OneToFive, Parties, Range
from cxkit.model.words import Cadence, Origin, RiskCategory, Worked


class Grade(Part):
    """Likelihood and impact, 1 to 5 each."""

    likelihood: OneToFive
    impact: OneToFive

    @property
    def score(self) -> int:
        """Likelihood × impact."""
        return self.likelihood * self.impact


class Tested(Part):
    """How a plan was tried out."""

    how: Text
    at: Day
    says: Text | None = None


class Contingency(Part):
    """Prevention, detection and correction."""

    prevent: Actions = ()
    trigger: Trigger | None = None
    watch: Text | None = None
    correct: Actions = ()
    budget: Number | None = None
    inform: Annotated[Names, Ref("party")] = ()
    tested: Tested | None = None


class Happened(Part):
    """It came to pass: what was done, and whether the plan worked."""

    at: Day
    says: Text
    worked: Worked | None = None


class Closed(Part):
    """It can't happen any more."""

    at: Day
    because: Text


class Risk(Entity):
    """What may go wrong, how likely, how bad, and the plan for it."""

    id: Id
    name: Text
    origin: Origin | None = None
    category: RiskCategory | None = None
    owner: Annotated[Text | None, Ref("party")] = None
    objectives: Annotated[Names, Ref("objective")] = ()
    initiatives: Annotated[Names, Ref("initiative")] = ()
    inherent: Grade | None = None
    residual: Grade | None = None
    loss: Range | None = None
    review: Cadence = "quarterly"
    contingency: OrBecause[Contingency] | None = None
    happened: Many[Happened] = ()
    closed: Closed | None = None

    @property
    def plan(self) -> Contingency | None:
        """The contingency plan; None where there is none or a reason stands instead."""
        return None if isinstance(self.contingency, Because) else self.contingency


class Risks(Part):
    """The head of risks.yaml: who looked for risks."""

    consulted: Parties = {}
