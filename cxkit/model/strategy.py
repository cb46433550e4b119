"""strategy.yaml: vision, promise, values, goals, objectives."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cxkit.model.entity import Because, Names, OrBecause, Part, Ref
from cxkit.model.many import Many, Texts
from cxkit.model.scalar import Id, Text
from cxkit.model.values import Entity, Figure, Impact, Parties, Target
from cxkit.model.words import BusinessKind, Cadence, Dimension


class Promise(Part):
    """The brand promise, and the figure that tells whether it is kept."""

    says: Text | None = None
    metric_: Annotated[OrBecause[Text] | None, Ref("metric"), Field(alias="metric")] = None

    @property
    def metric(self) -> str | None:
        """The figure's metric; none where there is none or a reason stands instead."""
        return None if isinstance(self.metric_, Because) else self.metric_


class Value(Entity):
    """A principle that goals, initiatives and courses serve."""

    id: Id
    name: Text
    means: Text | None = None
    metric_: Annotated[OrBecause[Text] | None, Ref("metric"), Field(alias="metric")] = None

    @property
    def metric(self) -> str | None:
        """The figure's metric; none where there is none or a reason stands instead."""
        return None if isinstance(self.metric_, Because) else self.metric_


class Standard(Part):
    """What customers count on every time."""

    expects: Text
    metric_: Annotated[OrBecause[Text] | None, Ref("metric"), Field(alias="metric")] = None

    @property
    def metric(self) -> str | None:
        """The figure's metric; none where there is none or a reason stands instead."""
        return None if isinstance(self.metric_, Because) else self.metric_


class Competitor(Entity):
    """Whom customers compare us with."""

    id: Id
    name: Text
    known_for: Text | None = None


class Trend(Entity):
    """What changes around us."""

    id: Id
    name: Text | None = None
    says: Text | None = None


class Market(Part):
    """The market we are in."""

    focus: Text | None = None
    competitors: tuple[Competitor, ...] = ()
    trends: tuple[Trend, ...] = ()


class BusinessObjective(Entity):
    """What the business wants from this."""

    id: Id
    name: Text
    kind: BusinessKind | None = None
    owner: Annotated[Text | None, Ref("party")] = None
    metric: Annotated[Text | None, Ref("metric")] = None
    measure: Text | None = None
    baseline: Figure | None = None
    target_: Annotated[OrBecause[Target] | None, Field(alias="target")] = None

    @property
    def target(self) -> Target | None:
        """The wanted value; none where there is none or a reason stands instead."""
        return None if isinstance(self.target_, Because) else self.target_


class Goal(Entity):
    """A high-level outcome."""

    id: Id
    name: Text
    serves: Annotated[Names, Ref("business-objective")] = ()
    values: Annotated[Names, Ref("value")] = ()


class Objective(Entity):
    """A SMART objective: one metric, one population, from a baseline to a target by a day."""

    id: Id
    name: Text
    goal: Annotated[Text | None, Ref("goal")] = None
    metric: Annotated[Text | None, Ref("metric")] = None
    owner: Annotated[Text | None, Ref("party")] = None
    segment: Annotated[Text | None, Ref("segment")] = None
    dimension: Dimension | None = None
    baseline: Figure | None = None
    target_: Annotated[OrBecause[Target] | None, Field(alias="target")] = None
    path: Many[Target] = ()
    impact: Impact | None = None
    agreed: Parties = {}
    review: Cadence = "quarterly"

    @property
    def target(self) -> Target | None:
        """The wanted value; none where there is none or a reason stands instead."""
        return None if isinstance(self.target_, Because) else self.target_


class Strategy(Part):
    """The head of strategy.yaml; its goals and objectives are entities of their own."""

    vision: Text | None = None
    mission: Text | None = None
    promise: Promise = Promise()
    standards: tuple[Standard, ...] = ()
    consulted: Parties = {}
    constraints: Texts = ()
    market: Market = Market()
