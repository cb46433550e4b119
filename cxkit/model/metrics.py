"""metrics.yaml: a metric is one KPI on one question of one source, per period."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Tag

from cxkit.model.entity import Because, Names, Ref, because_or_value
from cxkit.model.many import Many
from cxkit.model.scalar import Id, Integer, Raw, Text
from cxkit.model.values import Benchmark, Duration, Entity, Where
from cxkit.model.words import Dimension, Period

Benchmarks = Annotated[
    Annotated[
        Many[Benchmark],
        Tag("value"),
    ]
    | Annotated[Because, Tag("because")],
    Discriminator(because_or_value),
]


class Metric(Entity):
    """One KPI, who answers for it, and whom it is compared with."""

    id: Id
    """Its id."""
    name: Text
    """The figure, in a few words."""
    kpi: Text
    """What is computed."""
    source: Annotated[Names, Ref("source")]
    """Where the answers come from."""
    period: Period | None = None
    """How long one wave is."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""
    question: Names = ()
    """The question of the source."""
    segment: Annotated[Text | None, Ref("segment")] = None
    """Who counts."""
    where: Where = {}
    """Which rows count."""
    population: Text | None = None
    """Who counts, in words."""
    breakdown: Annotated[Names, Ref("attribute")] = ()
    """Attributes whose groups are compared."""
    dimension: Dimension | None = None
    """What part of the experience; the KPI's if not written."""
    expected_n: Integer | None = None
    """Answers a wave; from the source's invites if not written."""
    benchmark: Benchmarks = ()
    """What others reach, or why there is none."""
    revision: Integer = 1
    """Raised when the definition changes; begins a new series."""
    version: Integer | None = None
    """ces: 2 asks for ease, 1 for effort."""
    statistic: Text | None = None
    """Which headline figure, where the KPI has several."""
    within: Duration | None = None
    """fcr: time in which no second contact may come."""
    denominator: Text | None = None
    """fcr: which contacts it is a share of: all, resolvable or resolved."""
    type: Text | None = None
    """Which variant, where the KPI has several."""
    better: Text | None = None
    """Which direction is better, where the KPI can't know: higher or lower."""
    money: Text | None = None
    """clv: margin or revenue."""
    weights: dict[str, Raw] | None = None
    """Question, and its weight, where the KPI takes some."""
    top: Integer | None = None
    """How many top points count."""
