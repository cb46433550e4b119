"""feedback.yaml: sources and how their exports map, studies, closed loops, advocacy."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from cxkit.model import meant
from cxkit.model.entity import Names, Part, Ref
from cxkit.model.many import Raws
from cxkit.model.scalar import Id, Integer, Number, Raw, Text, fault, integer
from cxkit.model.values import Duration, Entity, Figure, Range, Rate, When, Where
from cxkit.model.words import Answers, Basis, Cadence, DateOrder, Decimal, LoopKind, Method, Partials, SourceKind

_SCALE = re.compile(r"-?\d{1,4}\.\.-?\d{1,4}\Z")


def _scale(value: Any) -> str:
    if isinstance(value, str) and _SCALE.match(value):
        return str(value)
    wanted = meant.between(value) if isinstance(value, str) else ""
    hint = f"write {wanted}" if wanted else "write its lowest and highest point, such as 0..10"
    raise fault("SCH115", "a scale is wanted here", hint, instead=wanted if _SCALE.match(wanted) else "")


def _labels(value: Any) -> Any:
    if not isinstance(value, dict):
        raise fault("SCH104", "a mapping is wanted here", "write words: point")
    return {str(words): integer(point) for words, point in value.items()}


class Question(Part):
    """A question as asked, the column of its answers, and how to read them."""

    text: Text | None = None
    column: Raw | None = None
    scale: Annotated[str | None, BeforeValidator(_scale)] = None
    labels: Annotated[dict[str, int], BeforeValidator(_labels)] = {}
    codebook: Text | None = None
    missing: Raws = ()
    positive: Raws = ()


class MappedAttribute(Part):
    """The column of an attribute, and words for its raw values."""

    column: Raw
    values: dict[str, Raw] = {}


def _attribute(value: Any) -> Any:
    return value if isinstance(value, dict) else {"column": value}


Mapped = Annotated[MappedAttribute, BeforeValidator(_attribute, json_schema_input_type=MappedAttribute | Raw)]


class Source(Entity):
    """A stream of feedback or of facts that keeps coming."""

    id: Id
    name: Text
    kind: SourceKind | None = None
    system: Annotated[Text | None, Ref("system")] = None
    owner: Annotated[Text | None, Ref("party")] = None
    cadence: Cadence | None = None
    population: Text | None = None
    size: Figure | None = None
    invites: Rate | None = None
    response_rate: Range | None = None
    volume: Rate | None = None
    basis: Basis | None = None
    keep_for: Duration | None = None
    files: Text | None = None
    reader: Text | None = None
    encoding: Text | None = None
    delimiter: Raw | None = None
    sheet: Text | None = None
    partials: Partials = "keep"
    answers: Answers = "all"
    timezone: Text | None = None
    date_order: DateOrder | None = None
    decimal: Decimal | None = None
    columns: dict[str, Raw] = {}
    attributes: dict[
        str, Annotated[MappedAttribute, BeforeValidator(_attribute, json_schema_input_type=MappedAttribute | Raw)]
    ] = {}
    margins: Annotated[dict[Text, dict[str, Number]], Ref("attribute")] = {}
    questions: dict[str, Question] = {}


class Study(Entity):
    """A piece of research, found out once."""

    id: Id
    name: Text
    method: Method | None = None
    at: When | None = None
    owner: Annotated[Text | None, Ref("party")] = None
    n: Integer | None = None
    participants: Annotated[Names, Ref("segment-or-party")] = ()
    source: Annotated[Text | None, Ref("source")] = None
    link: Text | None = None
    says: Text | None = None


class Loop(Entity):
    """What happens with feedback: back to that customer (inner), or to the cause (outer)."""

    id: Id
    name: Text | None = None
    loop: LoopKind | None = None
    source: Annotated[Names, Ref("source")] = ()
    what: Text | None = None
    owner: Annotated[Text | None, Ref("party")] = None
    within: Duration | None = None
    where: Where = {}
    forum: Annotated[Text | None, Ref("forum")] = None
    metric: Annotated[Text | None, Ref("metric")] = None


class Advocacy(Entity):
    """Promoters turned into references."""

    id: Id
    name: Text
    source: Annotated[Text | None, Ref("source")] = None
    where: Where = {}
    what: Text | None = None
    owner: Annotated[Text | None, Ref("party")] = None
    objectives: Annotated[Names, Ref("objective")] = ()
    metric: Annotated[Text | None, Ref("metric")] = None
    size: Figure | None = None


class Feedback(Part):
    """The head of feedback.yaml."""

    quarantine: Duration = "30 days"
    basis: Basis | None = None
    keep_for: Duration | None = None
