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
    """Money kept for the unexpected."""
    time: Duration | None = None
    """Time kept for the unexpected."""


class Team(Entity):
    """Who does the work: people, and the share of their time."""

    id: Id
    """Its id."""
    name: Text
    """What it is called."""
    department: Annotated[Text | None, Ref("department")] = None
    """Where it belongs."""
    people: Number | None = None
    """How many."""
    available: Number = 100
    """Per cent of their time."""
    skills: Texts = ()
    """What they can do."""


class Success(Part):
    """A criterion at a phase's end: a figure, a maturity, or a sentence."""

    metric: Annotated[Text | None, Ref("metric")] = None
    """The metric."""
    capability: Annotated[Text | None, Ref("capability")] = None
    """The capability."""
    value: Number | None = None
    """The value to reach."""
    says: Text | None = None
    """The criterion in words."""


class Checkpoint(Part):
    """Go or no go."""

    name: Text
    """What is asked."""
    by: Day
    """By when."""
    forum: Annotated[Text, Ref("forum")]
    """Who decides."""
    done: Day | None = None
    """The day it was decided."""


def _success(value: object) -> object:
    items = many(value)
    return [item if isinstance(item, dict) else {"says": item} for item in items]


Criteria = Annotated[
    tuple[Success, ...], BeforeValidator(_success, json_schema_input_type=tuple[Success | Text, ...] | Text)
]


class Phase(Entity):
    """A wave of the roadmap."""

    id: Id
    """Its id."""
    name: Text
    """What it is called."""
    start: Day | None = None
    """First day."""
    end: Day | None = None
    """Last day."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""
    stakeholders: Annotated[Names, Ref("party")] = ()
    """Whom it touches."""
    success: Criteria = ()
    """What must hold at its end."""
    checkpoints: tuple[Checkpoint, ...] = ()
    """Go or no go."""


class Effect(Part):
    """What an initiative promises of a metric, in the metric's own unit."""

    metric: Annotated[Text, Ref("metric")]
    """The metric."""
    change: Range
    """The change in the metric's own unit, as a range."""
    by: Day | None = None
    """By when; the go-live if not written."""


class Stopped(Part):
    """When and why it ended before its time."""

    at: Day
    """When."""
    because: Text
    """Why."""


class Milestone(Part):
    """A day by which something holds."""

    name: Text
    """What holds by then."""
    by: Day
    """By when."""
    done: Day | None = None
    """The day it held."""


class Activity(Entity):
    """A piece of work of one team."""

    id: Id
    """Its id."""
    name: Text
    """What is done."""
    team: Annotated[Text | None, Ref("team")] = None
    """Who does it."""
    work: Duration | None = None
    """Person-days, such as 20 days."""
    start: Day | None = None
    """First day; found by cx plan if not written."""
    end: Day | None = None
    """Last day; found by cx plan if not written."""
    after: Annotated[Names, Ref("activity")] = ()
    """Activities that must be done first."""
    progress: Number | None = None
    """Per cent done."""
    deliverable: Text | None = None
    """What is there at the end."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it; the initiative's owner if not written."""


class Initiative(Entity):
    """What is done: work, money, and the effect it is held against."""

    id: Id
    """Its id."""
    name: Text
    """What is done."""
    phase: Annotated[Text | None, Ref("phase")] = None
    """The phase it belongs to."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""
    values: Annotated[Names, Ref("value")] = ()
    """Values it serves."""
    recommendation: Annotated[OrBecause[Names], Ref("recommendation")] = ()
    """Where it comes from, or why from none."""
    objectives: Annotated[Names, Ref("objective")] = ()
    """Objectives it serves; the recommendation's if not written."""
    touchpoints: Annotated[Names, Ref("touchpoint")] = ()
    """What it changes."""
    systems: Annotated[Names, Ref("system")] = ()
    """What it uses."""
    after: Annotated[Names, Ref("initiative")] = ()
    """Initiatives that must be done first."""
    consulted: Parties = {}
    """Who helped to shape it, and when."""
    budget: Number | None = None
    """Money approved."""
    spent: Figure | None = None
    """Money used so far."""
    effects: OrBecause[tuple[Effect, ...]] = ()
    """What it promises, or why nothing."""
    builds: Levels = {}
    """Capability, and the maturity reached."""
    go_live: Day | None = None
    """First day that customers or other staff meet it."""
    stopped: Stopped | None = None
    """When and why it ended early."""
    activities: tuple[Activity, ...] = ()
    """The work."""
    milestones: tuple[Milestone, ...] = ()
    """Days by which something holds."""

    @property
    def promised(self) -> tuple[Effect, ...]:
        """Its effects; none where a reason stands instead."""
        return () if isinstance(self.effects, Because) else self.effects


class Roadmap(Part):
    """The head of roadmap.yaml: all money, the reserve included."""

    budget: Number | None = None
    """All money, the reserve included."""
    reserve: Reserve = Reserve()
    """What is kept for the unexpected."""
