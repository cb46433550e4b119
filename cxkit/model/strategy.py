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
    """The promise, in a sentence."""
    metric_: Annotated[OrBecause[Text] | None, Ref("metric"), Field(alias="metric")] = None
    """The figure that tells whether we keep it."""

    @property
    def metric(self) -> str | None:
        """The figure's metric; none where there is none or a reason stands instead."""
        return None if isinstance(self.metric_, Because) else self.metric_


class Value(Entity):
    """A principle that goals, initiatives and courses serve."""

    id: Id
    """Its id."""
    name: Text
    """The value, in a few words."""
    means: Text | None = None
    """What people do who live by it."""
    metric_: Annotated[OrBecause[Text] | None, Ref("metric"), Field(alias="metric")] = None
    """The figure that shows whether it is lived."""

    @property
    def metric(self) -> str | None:
        """The figure's metric; none where there is none or a reason stands instead."""
        return None if isinstance(self.metric_, Because) else self.metric_


class Standard(Part):
    """What customers count on every time."""

    expects: Text
    """What customers count on."""
    metric_: Annotated[OrBecause[Text] | None, Ref("metric"), Field(alias="metric")] = None
    """The figure that shows whether they can."""

    @property
    def metric(self) -> str | None:
        """The figure's metric; none where there is none or a reason stands instead."""
        return None if isinstance(self.metric_, Because) else self.metric_


class Competitor(Entity):
    """Whom customers compare us with."""

    id: Id
    """Its id."""
    name: Text
    """Who it is."""
    known_for: Text | None = None
    """What customers say of it."""


class Trend(Entity):
    """What changes around us."""

    id: Id
    """Its id."""
    name: Text | None = None
    """The trend, in a few words."""
    says: Text | None = None
    """What changes around us."""


class Market(Part):
    """The market we are in."""

    focus: Text | None = None
    """The market we are in."""
    competitors: tuple[Competitor, ...] = ()
    """Whom customers compare us with."""
    trends: tuple[Trend, ...] = ()
    """What changes around us; recommendations answer it."""


class BusinessObjective(Entity):
    """What the business wants from this."""

    id: Id
    """Its id."""
    name: Text
    """What the business wants."""
    kind: BusinessKind | None = None
    """What it is about."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""
    metric: Annotated[Text | None, Ref("metric")] = None
    """The figure, where it is one of our metrics."""
    measure: Text | None = None
    """The figure in words, where it isn't."""
    baseline: Figure | None = None
    """Where it stands."""
    target_: Annotated[OrBecause[Target] | None, Field(alias="target")] = None
    """Where it shall stand, by when."""

    @property
    def target(self) -> Target | None:
        """The wanted value; none where there is none or a reason stands instead."""
        return None if isinstance(self.target_, Because) else self.target_


class Goal(Entity):
    """A high-level outcome."""

    id: Id
    """Its id."""
    name: Text
    """The outcome, in a sentence."""
    serves: Annotated[Names, Ref("business-objective")] = ()
    """Business objectives it serves."""
    values: Annotated[Names, Ref("value")] = ()
    """Values it lives up to."""


class Objective(Entity):
    """A SMART objective: one metric, one population, from a baseline to a target by a day."""

    id: Id
    """Its id."""
    name: Text
    """A verb or a direction, one thing, no figures."""
    goal: Annotated[Text | None, Ref("goal")] = None
    """The goal it belongs to."""
    metric: Annotated[Text | None, Ref("metric")] = None
    """The one metric it is measured by."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""
    segment: Annotated[Text | None, Ref("segment")] = None
    """A narrower population than the metric's."""
    dimension: Dimension | None = None
    """What part of the experience; the metric's if not written."""
    baseline: Figure | None = None
    """Where it stands: value, n and at; or at alone, to take the recorded measurement."""
    target_: Annotated[OrBecause[Target] | None, Field(alias="target")] = None
    """Where it shall stand, by when."""
    path: Many[Target] = ()
    """Dated checkpoints on the way."""
    impact: Impact | None = None
    """Why it comes before others, 1 to 5."""
    agreed: Parties = {}
    """Who signed, and when."""
    review: Cadence = "quarterly"
    """How often it is looked at."""

    @property
    def target(self) -> Target | None:
        """The wanted value; none where there is none or a reason stands instead."""
        return None if isinstance(self.target_, Because) else self.target_


class Strategy(Part):
    """The head of strategy.yaml; its goals and objectives are entities of their own."""

    vision: Text | None = None
    """The experience we want to be known for."""
    mission: Text | None = None
    """What the company is for."""
    promise: Promise = Promise()
    """The brand promise and its figure."""
    standards: tuple[Standard, ...] = ()
    """What customers count on every time."""
    consulted: Parties = {}
    """Who was asked while this was written, and when."""
    constraints: Texts = ()
    """What we can't or mustn't do."""
    market: Market = Market()
    """The market we are in."""
