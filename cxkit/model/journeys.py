"""journeys/: stages, touchpoints, pains and hand-overs."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from cxkit.model.entity import Because, Names, Part, Ref
from cxkit.model.scalar import Flag, Id, Integer, Number, Text, Texts, fault, integer
from cxkit.model.values import Evidences, Range


def _emotion(value: Any) -> Any:
    per_persona = value if isinstance(value, dict) else {"": value}
    read = {}
    for persona, written in per_persona.items():
        point = integer(written)
        if not -2 <= point <= 2:
            raise fault("SCH114", "emotion runs from -2 (let down) to 2 (delighted)")
        read[persona] = point
    return read


Emotion = Annotated[dict[str, int], BeforeValidator(_emotion)]
"""Persona → −2 to 2; the empty name stands for everyone."""


class Ideal(Part):
    """A touchpoint as wanted."""

    says: Text | None = None
    emotion: Emotion = {}


class Personalised(Part):
    """Which data fits a touchpoint to the person, on what legal ground."""

    uses: Texts
    basis: Text | None = None


class Pain(Part):
    """What hurts, how many, how much, and why."""

    id: Id
    says: Text | None = None
    affects: Number | None = None
    severity: Annotated[Integer | None, Field(ge=1, le=5)] = None
    because: Text | None = None
    evidence: Evidences = ()
    worth: Range | None = None
    accepted: Because | None = None


class Opportunity(Part):
    """What could delight."""

    id: Id
    says: Text | None = None
    evidence: Evidences = ()


class Touchpoint(Part):
    """Where the customer meets us."""

    id: Id
    name: Text
    channel: Text | None = None
    owner: Annotated[Text | None, Ref("party")] = None
    does: Texts = ()
    thinks: Texts = ()
    expects: Texts = ()
    emotion: Emotion = {}
    ideal: Ideal = Ideal()
    moment_of_truth: Flag = False
    metrics: Annotated[Names, Ref("metric")] = ()
    strengths: Texts = ()
    backstage: Texts = ()
    personalised: Personalised | None = None
    journey: Annotated[Text | None, Ref("journey")] = None
    pains: tuple[Pain, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    evidence: Evidences = ()


class Stage(Part):
    """A part of the journey, and what the customer needs in it."""

    id: Id
    name: Text
    lifecycle: Text | None = None
    needs: Texts = ()
    owner: Annotated[Text | None, Ref("party")] = None
    touchpoints: tuple[Touchpoint, ...] = ()


class Handover(Part):
    """Where one channel passes the customer to the next."""

    from_: Annotated[Text, Ref("touchpoint")] = Field(alias="from")
    to: Annotated[Text, Ref("touchpoint")]
    carries: Texts = ()
    loses: Texts = ()


class Journey(Part):
    """A journey as it is, or as wanted."""

    id: Id
    name: Text
    personas: Annotated[Names, Ref("persona")] = ()
    owner: Annotated[Text | None, Ref("party")] = None
    state: Text = "current"
    of: Annotated[Text | None, Ref("journey")] = None
    metrics: Annotated[Names, Ref("metric")] = ()
    evidence: Evidences = ()
    stages: tuple[Stage, ...] = ()
    handovers: tuple[Handover, ...] = ()
