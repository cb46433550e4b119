"""segments.yaml and personas/: who the customers are."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from cxkit.model.entity import Names, Part, Ref
from cxkit.model.many import Many, Raws, Texts
from cxkit.model.scalar import Flag, Id, Integer, Text, many
from cxkit.model.values import Entity, Figure, Where
from cxkit.model.words import Channel


class Attribute(Part):
    """What customers can be told apart by: a list of words, or `number`, `days`, `date`, `text`."""

    values: Texts
    """Its words; or number, days, date or text."""
    sensitive: Flag = False
    """Whether it tells of health, religion and the like."""


def _attribute(value: Any) -> Any:
    return value if isinstance(value, dict) else {"values": many(value)}


Declared = Annotated[Attribute, BeforeValidator(_attribute, json_schema_input_type=Attribute | Texts)]


class Want(Part):
    """What a segment shall get, and do differently."""

    get: Texts = ()
    """What they shall get."""
    do: Texts = ()
    """What they shall do differently."""


class Segment(Entity):
    """A group of customers, described so that any export can find them."""

    id: Id
    """Its id."""
    name: Text
    """Who they are."""
    where: Where = {}
    """How any export can find them."""
    priority: Integer | None = None
    """1 comes first."""
    size: Figure | None = None
    """How many people."""
    worth: Figure | None = None
    """Money a year for each."""
    demographics: dict[str, Raws] = {}
    """Age, gender, income, education, marital_status, household, location, occupation."""
    want: Want = Want()
    """What they shall get, and do differently."""


class Segments(Part):
    """The head of segments.yaml."""

    attributes: dict[
        str, Annotated[Attribute, BeforeValidator(_attribute, json_schema_input_type=Attribute | Texts)]
    ] = {}
    """What customers can be told apart by."""


class Empathy(Part):
    """The empathy map."""

    says: Texts = ()
    """What they say."""
    thinks: Texts = ()
    """What they think and don't say."""
    does: Texts = ()
    """What they were seen to do."""
    feels: Texts = ()
    """What they feel."""
    gains: Texts = ()
    """What they would gain."""


class Persona(Entity):
    """A person who stands for a segment, grounded in evidence."""

    id: Id
    """Its id: the file's name."""
    name: Text
    """Who it is, in a few words."""
    segment: Annotated[Text | None, Ref("segment")] = None
    """The segment it stands for."""
    summary: Text | None = None
    """The person in a sentence."""
    demographics: dict[str, Raws] = {}
    """Age, gender, income, education, marital_status, household, location, occupation."""
    channels: Many[Channel] = ()
    """Channels they choose."""
    needs: Texts = ()
    """What they need."""
    expects: Texts = ()
    """What they count on."""
    goals: Texts = ()
    """What they want to get done."""
    challenges: Texts = ()
    """What they struggle with."""
    motivations: Texts = ()
    """Why they do it."""
    prefers: Texts = ()
    """How they like it."""
    empathy: Empathy = Empathy()
    """The empathy map."""
    pains: Annotated[Names, Ref("insight")] = ()
    """What hurts them: pains of the journeys."""
