"""metrics.yaml: a metric is one KPI on one question of one source, per period."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Tag

from cxkit.model.entity import Because, Names, Ref, because_or_value
from cxkit.model.many import Many
from cxkit.model.scalar import Id, Integer, Number, Raw, Text
from cxkit.model.values import Benchmark, Duration, Entity, Figure, Where
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
    name: Text
    kpi: Text
    source: Annotated[Names, Ref("source")]
    period: Period | None = None
    owner: Annotated[Text | None, Ref("party")] = None
    question: Names = ()
    drivers: Names = ()
    segment: Annotated[Text | None, Ref("segment")] = None
    where: Where = {}
    population: Text | None = None
    size: Figure | None = None
    breakdown: Annotated[Names, Ref("attribute")] = ()
    dimension: Dimension | None = None
    expected_n: Integer | None = None
    benchmark: Benchmarks = ()
    revision: Integer = 1
    version: Integer | None = None
    statistic: Text | None = None
    within: Duration | None = None
    unit: Text | None = None
    hours: Text | None = None
    clock: Text | None = None
    denominator: Text | None = None
    complete: Text | None = None
    months: Integer | None = None
    discount: Number | None = None
    lexicon: Text | None = None
    convention: Text | None = None
    renewal: Text | None = None
    orders: Text | None = None
    type: Text | None = None
    better: Text | None = None
    money: Text | None = None
    weights: dict[str, Raw] | None = None
    top: Integer | None = None
    breaks: Text | None = None
