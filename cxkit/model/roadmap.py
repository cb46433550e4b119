"""roadmap.yaml: phases, initiatives, teams and money."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from cxkit.model.entity import Because, Names, OrBecause, Part, Ref
from cxkit.model.many import Texts
from cxkit.model.scalar import Day, Id, Number, Text, many
from cxkit.model.values import Duration, Entity, Figure, Levels, Parties, Range


class Reserve(Part):
    """What is kept for the unexpected."""

    budget: Number | None = None
    time: Duration | None = None


class Team(Entity):
    """Who does the work: people, and the share of their time."""

    id: Id
    name: Text
    department: Annotated[Text | None, Ref("department")] = None
    people: Number | None = None
    available: Number = 100
    skills: Texts = ()


class Success(Part):
    """A criterion at a phase's end: a figure, a maturity, or a sentence."""

    metric: Annotated[Text | None, Ref("metric")] = None
    capability: Annotated[Text | None, Ref("capability")] = None
    value: Number | None = None
    says: Text | None = None


class Checkpoint(Part):
    """Go or no go."""

    name: Text
    by: Day
    forum: Annotated[Text, Ref("forum")]
    done: Day | None = None


def _success(value: object) -> object:
    items = many(value)
    return [item if isinstance(item, dict) else {"says": item} for item in items]


Criteria = Annotated[
    tuple[Success, ...], BeforeValidator(_success, json_schema_input_type=tuple[Success | Text, ...] | Text)
]


class Phase(Entity):
    """A wave of the roadmap."""

    id: Id
    name: Text
    start: Day | None = None
    end: Day | None = None
    owner: Annotated[Text | None, Ref("party")] = None
    stakeholders: Annotated[Names, Ref("party")] = ()
    success: Criteria = ()
    checkpoints: tuple[Checkpoint, ...] = ()


class Effect(Part):
    """What an initiative promises of a metric, in the metric's own unit."""

    metric: Annotated[Text, Ref("metric")]
    change: Range
    by: Day | None = None


class Stopped(Part):
    """When and why it ended before its time."""

    at: Day
    because: Text


class Milestone(Part):
    """A day by which something holds."""

    name: Text
    by: Day
    done: Day | None = None


class Activity(Entity):
    """A piece of work of one team."""

    id: Id
    name: Text
    team: Annotated[Text | None, Ref("team")] = None
    work: Duration | None = None
    start: Day | None = None
    end: Day | None = None
    after: Annotated[Names, Ref("activity")] = ()
    progress: Number | None = None
    deliverable: Text | None = None
    owner: Annotated[Text | None, Ref("party")] = None


class Initiative(Entity):
    """What is done: work, money, and the effect it is held against."""

    id: Id
    name: Text
    phase: Annotated[Text | None, Ref("phase")] = None
    owner: Annotated[Text | None, Ref("party")] = None
    values: Annotated[Names, Ref("value")] = ()
    recommendation: Annotated[OrBecause[Names], Ref("recommendation")] = ()
    objectives: Annotated[Names, Ref("objective")] = ()
    touchpoints: Annotated[Names, Ref("touchpoint")] = ()
    systems: Annotated[Names, Ref("system")] = ()
    after: Annotated[Names, Ref("initiative")] = ()
    consulted: Parties = {}
    budget: Number | None = None
    spent: Figure | None = None
    effects: OrBecause[tuple[Effect, ...]] = ()
    builds: Levels = {}
    go_live: Day | None = None
    stopped: Stopped | None = None
    activities: tuple[Activity, ...] = ()
    milestones: tuple[Milestone, ...] = ()

    @property
    def promised(self) -> tuple[Effect, ...]:
        """Its effects; none where a reason stands instead."""
        return () if isinstance(self.effects, Because) else self.effects


class Roadmap(Part):
    """The head of roadmap.yaml: all money, the reserve included."""

    budget: Number | None = None
    reserve: Reserve = Reserve()
