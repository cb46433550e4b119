"""The unit that rules expect of a metric is the one that its KPI prints, and its bounds are the KPI's."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from cxkit.kpis import KPIS
from cxkit.model import Metric
from cxkit.rules._measure import measure_of
from cxkit.scales.distribution import Distribution
from cxkit.scales.scale import Scale
from cxkit.stats.weights import Cell
from cxkit.summaries.times import Times
from tests.kpis.test_contracts import WAYS

NOWHERE = SimpleNamespace(get=lambda *_: None, config=SimpleNamespace(currency="EUR"))


def metric(kpi: str, **declared: object) -> Metric:
    return Metric.model_validate({"id": "m", "name": "M", "kpi": kpi, "source": ["s"], **declared})


@pytest.mark.parametrize(("name", "declared"), [way for way in WAYS if way[0] != "mean"], ids=str)
def test_questions(name: str, declared: dict) -> None:
    kpi = KPIS.get(name)
    scale = kpi.scale_for(declared)
    estimate = kpi(Distribution({point: Cell.of(9) for point in scale.points}, scale), 0.95, **declared)
    known = {key: value for key, value in declared.items() if key in Metric.model_fields and name != "fcr"}
    found = measure_of(NOWHERE, metric(name, **known))
    assert (found.unit, (found.low, found.high)) == (estimate.unit, estimate.bounds)


def test_a_mean_is_on_the_scale_of_its_question() -> None:
    question = SimpleNamespace(scale="0..4")
    asked = SimpleNamespace(
        get=lambda *_: SimpleNamespace(questions={"q": question}), config=SimpleNamespace(currency="EUR")
    )
    estimate = KPIS.get("mean")(Distribution({0: Cell.of(9), 4: Cell.of(9)}, Scale(0, 4)), 0.95)
    found = measure_of(asked, metric("mean", question="q"))
    assert (found.unit, (found.low, found.high)) == (estimate.unit, estimate.bounds)
    assert measure_of(NOWHERE, metric("mean", question="q")) is None


@pytest.mark.parametrize("declared", [{}, {"statistic": "p90"}, {"statistic": "mean"}, {"statistic": "within", "within": "2 hours"}])  # fmt: skip
def test_times(declared: dict) -> None:
    estimate = KPIS.get("resolution-time")(Times({3600: 20, 7200: 20, 9000: 20}, {}), 0.95, **declared)
    found = measure_of(NOWHERE, metric("resolution-time", **declared))
    assert (found.unit, (found.low, found.high)) == (estimate.unit, estimate.bounds)


def test_every_kpi_has_one_or_says_why_not() -> None:
    unknown = {name for name in KPIS.names() if measure_of(NOWHERE, metric(name)) is None}
    assert unknown == {"mean", "servqual"}  # both hang on the scale of their questions
