"""journeys/: stages, touchpoints, pains and hand-overs."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from cxkit.model.entity import Because, Names, Part, Ref
from cxkit.model.many import Texts
from cxkit.model.scalar import Flag, Id, Number, Text, fault, integer
from cxkit.model.values import Entity, OneToFive, Range
from cxkit.model.words import Basis, Channel, Lifecycle, State


def _emotion(value: Any) -> Any:
    per_persona = value if isinstance(value, dict) else {"": value}
    read = {}
    for persona, written in per_persona.items():
        point = integer(written)
        if not -2 <= point <= 2:
            raise fault("SCH114", "emotion runs from -2 (let down) to 2 (delighted)")
        read[persona] = point
    return read


Emotion = Annotated[dict[str, int], BeforeValidator(_emotion, json_schema_input_type=int | dict[str, int])]
"""Persona → −2 to 2; the empty name stands for everyone."""


class Ideal(Part):
    """A touchpoint as wanted."""

    says: Text | None = None
    """How it shall be."""
    emotion: Annotated[Emotion, Ref("persona")] = {}
    """The emotion wanted, -2 to 2."""


class Personalised(Part):
    """Which data fits a touchpoint to the person, on what legal ground."""

    uses: Texts
    """Data it uses."""
    basis: Basis | None = None
    """Legal ground of using it."""


class Pain(Entity):
    """What hurts, how many, how much, and why."""

    id: Id
    """Its id."""
    name: Text | None = None
    """The pain, in a few words."""
    says: Text | None = None
    """What hurts, in a sentence."""
    affects: Number | None = None
    """Per cent of those who pass here."""
    severity: OneToFive | None = None
    """1 very low to 5 very high."""
    worth: Range | None = None
    """Money a year at stake."""
    accepted: Because | None = None
    """Left alone, and why."""


class Opportunity(Entity):
    """What could delight."""

    id: Id
    """Its id."""
    name: Text | None = None
    """The opportunity, in a few words."""
    says: Text | None = None
    """What could delight."""


class Touchpoint(Entity):
    """Where the customer meets us."""

    id: Id
    """Its id."""
    name: Text
    """Where they meet us."""
    channel: Channel | None = None
    """Through which channel."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it; the stage's owner if not written."""
    does: Texts = ()
    """Steps the customer takes."""
    thinks: Texts = ()
    """In their words."""
    expects: Texts = ()
    """What they count on."""
    emotion: Annotated[Emotion, Ref("persona")] = {}
    """-2 let down to 2 delighted; or persona and number."""
    ideal: Ideal = Ideal()
    """As wanted: what it says, and the emotion."""
    moment_of_truth: Flag = False
    """Whether it decides that they stay; then it needs a metric."""
    metrics: Annotated[Names, Ref("metric")] = ()
    """How it is measured."""
    strengths: Texts = ()
    """What works and must be kept."""
    backstage: Texts = ()
    """What happens out of sight."""
    personalised: Personalised | None = None
    """Which data fits it to the person, on what ground."""
    journey: Annotated[Text | None, Ref("journey")] = None
    """A journey nested here."""
    pains: tuple[Pain, ...] = ()
    """What hurts."""
    opportunities: tuple[Opportunity, ...] = ()
    """What could delight."""


class Stage(Entity):
    """A part of the journey, and what the customer needs in it."""

    id: Id
    """Its id."""
    name: Text
    """The stage, in a few words."""
    lifecycle: Lifecycle | None = None
    """Where in the customer's life it lies."""
    needs: Texts = ()
    """What the customer needs here."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""
    touchpoints: tuple[Touchpoint, ...] = ()
    """Where they meet us."""


class Handover(Part):
    """Where one channel passes the customer to the next."""

    from_: Annotated[Text, Ref("touchpoint")] = Field(alias="from")
    """The touchpoint they come from."""
    to: Annotated[Text, Ref("touchpoint")]
    """The touchpoint they go to."""
    carries: Texts = ()
    """What is passed on."""
    loses: Texts = ()
    """What gets lost."""


class Journey(Entity):
    """A journey as it is, or as wanted."""

    id: Id
    """Its id: the file's name."""
    name: Text
    """The journey, in a few words."""
    personas: Annotated[Names, Ref("persona")] = ()
    """Whose journey it is."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for the whole."""
    state: State = "current"
    """As it is (current) or as wanted (future)."""
    of: Annotated[Text | None, Ref("journey")] = None
    """The journey that this one draws as wanted."""
    metrics: Annotated[Names, Ref("metric")] = ()
    """Figures of the whole."""
    stages: tuple[Stage, ...] = ()
    """Its stages, in order."""
    handovers: tuple[Handover, ...] = ()
    """Where one channel passes the customer to the next."""
