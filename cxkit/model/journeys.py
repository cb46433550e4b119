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
            raise fault("SCH114", f"{point} lies off the scale of emotion", "write -2 (let down) to 2 (delighted)")
        read[persona] = point
    return read


Emotion = Annotated[dict[str, int], BeforeValidator(_emotion, json_schema_input_type=int | dict[str, int])]
"""Persona → −2 to 2; the empty name stands for everyone."""


class Ideal(Part):
    """A touchpoint as wanted."""

    says: Text | None = None
    emotion: Annotated[Emotion, Ref("persona")] = {}


class Personalised(Part):
    """Which data fits a touchpoint to the person, on what legal ground."""

    uses: Texts
    basis: Basis | None = None


class Pain(Entity):
    """What hurts, how many, how much, and why."""

    id: Id
    name: Text | None = None
    says: Text | None = None
    affects: Number | None = None
    severity: OneToFive | None = None
    worth: Range | None = None
    accepted: Because | None = None


class Opportunity(Entity):
    """What could delight."""

    id: Id
    name: Text | None = None
    says: Text | None = None


class Touchpoint(Entity):
    """Where the customer meets us."""

    id: Id
    name: Text
    channel: Channel | None = None
    owner: Annotated[Text | None, Ref("party")] = None
    does: Texts = ()
    thinks: Texts = ()
    expects: Texts = ()
    emotion: Annotated[Emotion, Ref("persona")] = {}
    ideal: Ideal = Ideal()
    moment_of_truth: Flag = False
    metrics: Annotated[Names, Ref("metric")] = ()
    strengths: Texts = ()
    backstage: Texts = ()
    personalised: Personalised | None = None
    journey: Annotated[Text | None, Ref("journey")] = None
    pains: tuple[Pain, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()


class Stage(Entity):
    """A part of the journey, and what the customer needs in it."""

    id: Id
    name: Text
    lifecycle: Lifecycle | None = None
    needs: Texts = ()
    owner: Annotated[Text | None, Ref("party")] = None
    touchpoints: tuple[Touchpoint, ...] = ()


class Handover(Part):
    """Where one channel passes the customer to the next."""

    from_: Annotated[Text, Ref("touchpoint")] = Field(alias="from")
    to: Annotated[Text, Ref("touchpoint")]
    carries: Texts = ()
    loses: Texts = ()


class Journey(Entity):
    """A journey as it is, or as wanted."""

    id: Id
    name: Text
    personas: Annotated[Names, Ref("persona")] = ()
    owner: Annotated[Text | None, Ref("party")] = None
    state: State = "current"
    of: Annotated[Text | None, Ref("journey")] = None
    metrics: Annotated[Names, Ref("metric")] = ()
    stages: tuple[Stage, ...] = ()
    handovers: tuple[Handover, ...] = ()
