"""recommendations.yaml: what to do, what it answers, and its business case."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cxkit.model.entity import Names, Part, Ref
from cxkit.model.many import Many
from cxkit.model.scalar import Day, Id, Integer, Number, Text
from cxkit.model.values import Entity, Impact, Levels, OneToFive, Range, Scores
from cxkit.model.words import Decided, For


class Line(Part):
    """A line of a business case: what is paid or gained, once or each year."""

    what: Text
    """What is paid or gained."""
    once: Range | None = None
    """Money, once."""
    yearly: Range | None = None
    """Money a year."""
    start: Day | None = None
    """From when; costs with the initiative, benefits at go-live."""
    end: Day | None = None
    """Until when."""
    for_: Annotated[For, Field(alias="for")] = "business"
    """Who gains: the business (in money) or customers."""
    metric: Annotated[Text | None, Ref("metric")] = None
    """The metric that shows it."""
    because: Text | None = None
    """How it was reckoned."""


Lines = Many[Line]


class Case(Part):
    """Costs and benefits."""

    costs: Lines = ()
    """What it costs."""
    benefits: Lines = ()
    """What it brings."""


class RecommendationDecision(Part):
    """What a forum decided of it, and when."""

    outcome: Decided
    """What was decided."""
    forum: Annotated[Text, Ref("forum")]
    """Where."""
    at: Day
    """When."""
    because: Text | None = None
    """Why; needed unless accepted."""


class Recommendation(Entity):
    """What to do: the insights it answers, its impact and effort, and whether it can and may be done."""

    id: Id
    """Its id."""
    name: Text
    """What to do."""
    answers: Annotated[Names, Ref("insight")] = ()
    """Pains, opportunities and trends it answers."""
    objectives: Annotated[Names, Ref("objective")] = ()
    """Objectives it serves."""
    impact: Impact | None = None
    """1 very low to 5 very high."""
    effort: OneToFive | None = None
    """1 very low to 5 very high."""
    feasibility: OneToFive | None = None
    """1 very low to 5 very high."""
    acceptability: Scores = {}
    """Party, and how far it agrees, 1 to 5."""
    requires: Levels = {}
    """Capability, and the maturity it needs."""
    case: Case = Case()
    """Costs and benefits."""
    decision: RecommendationDecision | None = None
    """What a forum decided of it."""

    @property
    def rejected(self) -> bool:
        """Whether it was decided against; such a one needs no business case."""
        return self.decision is not None and self.decision.outcome == "rejected"


class Recommendations(Part):
    """The head of recommendations.yaml: what every business case is counted over."""

    years: Integer = 3
    """Years that every case is counted over."""
    discount: Number = 8
    """Discount rate, per cent a year."""
