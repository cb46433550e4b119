"""feedback.yaml: sources and how their exports map, studies, closed loops, advocacy."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from cxkit.model.entity import Names, Part, Ref
from cxkit.model.many import Raws
from cxkit.model.scalar import Id, Integer, Raw, Text, fault, integer
from cxkit.model.values import Duration, Entity, Figure, Range, Rate, When, Where
from cxkit.model.words import Basis, Cadence, LoopKind, Method, SourceKind

_SCALE = re.compile(r"-?\d{1,4}\.\.-?\d{1,4}\Z")


def _scale(value: Any) -> str:
    if isinstance(value, str) and _SCALE.match(value):
        return str(value)
    raise fault("SCH115", "a scale is wanted here", "write its lowest and highest point, such as 0..10")


def _labels(value: Any) -> Any:
    if not isinstance(value, dict):
        raise fault("SCH104", "a mapping is wanted here", "write words: point")
    return {str(words): integer(point) for words, point in value.items()}


class Question(Part):
    """A question as asked, the column of its answers, and how to read them."""

    text: Text | None = None
    """The question as asked."""
    column: Raw | None = None
    """Column of its answers; E1..E22 is a run of columns."""
    scale: Annotated[str | None, BeforeValidator(_scale)] = None
    """Lowest and highest point, such as 0..10."""
    labels: Annotated[dict[str, int], BeforeValidator(_labels)] = {}
    """Words, and the points they stand for."""
    codebook: Text | None = None
    """File that says what codes mean, inside the workspace."""
    missing: Raws = ()
    """Raw values that mean no answer."""
    positive: Raws = ()
    """Raw values that mean yes."""


class MappedAttribute(Part):
    """The column of an attribute, and words for its raw values."""

    column: Raw
    """Column of the export."""
    values: dict[str, Raw] = {}
    """Raw values, and the words they stand for."""


def _attribute(value: Any) -> Any:
    return value if isinstance(value, dict) else {"column": value}


Mapped = Annotated[MappedAttribute, BeforeValidator(_attribute, json_schema_input_type=MappedAttribute | Raw)]


class Source(Entity):
    """A stream of feedback or of facts that keeps coming."""

    id: Id
    """Its id."""
    name: Text
    """What it is."""
    kind: SourceKind | None = None
    """What kind of source."""
    system: Annotated[Text | None, Ref("system")] = None
    """The system it comes from."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""
    cadence: Cadence | None = None
    """How often it comes."""
    population: Text | None = None
    """Who can be asked, and how they are drawn."""
    invites: Rate | None = None
    """How many are asked."""
    response_rate: Range | None = None
    """Per cent who answer, as a range."""
    volume: Rate | None = None
    """Rows to expect."""
    basis: Basis | None = None
    """Legal ground of personal data; the file's if not written."""
    keep_for: Duration | None = None
    """How long rows are kept; the file's if not written."""
    files: Text | None = None
    """Where its exports lie, inside the workspace and outside git."""
    reader: Text | None = None
    """Which reader; found if not written."""
    encoding: Text | None = None
    """Encoding of the text, where it isn't UTF-8."""
    delimiter: Raw | None = None
    """Sign between columns, where it isn't clear."""
    sheet: Text | None = None
    """Sheet of a workbook, where it has several."""
    columns: dict[str, Raw] = {}
    """Role (customer, time, weight, comment, opened, closed, reopened, replies, reason, amount, …), and its column."""
    attributes: dict[
        str, Annotated[MappedAttribute, BeforeValidator(_attribute, json_schema_input_type=MappedAttribute | Raw)]
    ] = {}
    """Attributes, and their columns."""
    questions: dict[str, Question] = {}
    """What is asked."""


class Study(Entity):
    """A piece of research, found out once."""

    id: Id
    """Its id."""
    name: Text
    """What was looked into."""
    method: Method | None = None
    """How."""
    at: When | None = None
    """When."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""
    n: Integer | None = None
    """How many."""
    participants: Annotated[Names, Ref("segment-or-party")] = ()
    """Who took part."""
    source: Annotated[Text | None, Ref("source")] = None
    """The source it used."""
    link: Text | None = None
    """Where it lies."""
    says: Text | None = None
    """What it found."""


class Loop(Entity):
    """What happens with feedback: back to that customer (inner), or to the cause (outer)."""

    id: Id
    """Its id."""
    name: Text | None = None
    """The loop, in a few words."""
    loop: LoopKind | None = None
    """inner: back to that customer; outer: to the cause."""
    source: Annotated[Names, Ref("source")] = ()
    """Sources whose answers start it."""
    what: Text | None = None
    """What is done."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""
    within: Duration | None = None
    """How fast."""
    where: Where = {}
    """Whom the inner loop calls."""
    forum: Annotated[Text | None, Ref("forum")] = None
    """Where the outer loop lands."""
    metric: Annotated[Text | None, Ref("metric")] = None
    """Share closed in time."""


class Advocacy(Entity):
    """Promoters turned into references."""

    id: Id
    """Its id."""
    name: Text
    """What it is called."""
    source: Annotated[Text | None, Ref("source")] = None
    """The source that finds promoters."""
    where: Where = {}
    """Whom it invites."""
    what: Text | None = None
    """What they are invited to."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""
    objectives: Annotated[Names, Ref("objective")] = ()
    """Objectives it serves."""
    metric: Annotated[Text | None, Ref("metric")] = None
    """How it is tracked."""
    size: Figure | None = None
    """How many are in it."""


class Feedback(Part):
    """The head of feedback.yaml."""

    quarantine: Duration = "30 days"
    """Nobody is asked twice within it."""
    basis: Basis | None = None
    """Legal ground of personal data."""
    keep_for: Duration | None = None
    """How long rows are kept."""
