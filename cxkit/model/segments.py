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
    sensitive: Flag = False


def _attribute(value: Any) -> Any:
    return value if isinstance(value, dict) else {"values": many(value)}


Declared = Annotated[Attribute, BeforeValidator(_attribute, json_schema_input_type=Attribute | Texts)]


class Want(Part):
    """What a segment shall get, and do differently."""

    get: Texts = ()
    do: Texts = ()


class Segment(Entity):
    """A group of customers, described so that any export can find them."""

    id: Id
    name: Text
    where: Where = {}
    priority: Integer | None = None
    size: Figure | None = None
    worth: Figure | None = None
    demographics: dict[str, Raws] = {}
    want: Want = Want()


class Segments(Part):
    """The head of segments.yaml."""

    attributes: dict[
        str, Annotated[Attribute, BeforeValidator(_attribute, json_schema_input_type=Attribute | Texts)]
    ] = {}


class Empathy(Part):
    """The empathy map."""

    says: Texts = ()
    thinks: Texts = ()
    does: Texts = ()
    feels: Texts = ()
    gains: Texts = ()


class Persona(Entity):
    """A person who stands for a segment, grounded in evidence."""

    id: Id
    name: Text
    segment: Annotated[Text | None, Ref("segment")] = None
    summary: Text | None = None
    demographics: dict[str, Raws] = {}
    channels: Many[Channel] = ()
    needs: Texts = ()
    expects: Texts = ()
    goals: Texts = ()
    challenges: Texts = ()
    motivations: Texts = ()
    prefers: Texts = ()
    empathy: Empathy = Empathy()
    pains: Annotated[Names, Ref("insight")] = ()
