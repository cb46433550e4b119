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
    once: Range | None = None
    yearly: Range | None = None
    start: Day | None = None
    end: Day | None = None
    for_: Annotated[For, Field(alias="for")] = "business"
    metric: Annotated[Text | None, Ref("metric")] = None
    because: Text | None = None


Lines = Many[Line]


class Case(Part):
    """Costs and benefits."""

    costs: Lines = ()
    benefits: Lines = ()


class RecommendationDecision(Part):
    """What a forum decided of it, and when."""

    outcome: Decided
    forum: Annotated[Text, Ref("forum")]
    at: Day
    because: Text | None = None


class Recommendation(Entity):
    """What to do: the insights it answers, its impact and effort, and whether it can and may be done."""

    id: Id
    name: Text
    answers: Annotated[Names, Ref("insight")] = ()
    objectives: Annotated[Names, Ref("objective")] = ()
    impact: Impact | None = None
    effort: OneToFive | None = None
    feasibility: OneToFive | None = None
    acceptability: Scores = {}
    requires: Levels = {}
    case: Case = Case()
    decision: RecommendationDecision | None = None

    @property
    def rejected(self) -> bool:
        """Whether it was decided against; such a one needs no business case."""
        return self.decision is not None and self.decision.outcome == "rejected"


class Recommendations(Part):
    """The head of recommendations.yaml: what every business case is counted over."""

    years: Integer = 3
    discount: Number = 8
