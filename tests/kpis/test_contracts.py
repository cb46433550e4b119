"""What holds for every KPI, whatever it counts."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxkit.kpis import KPIS
from cxkit.scales.distribution import Distribution
from cxkit.scales.scale import Scale
from cxkit.stats.clusters import Clusters
from cxkit.stats.weights import Cell

WAYS = [
    ("nps", {}),
    ("nps", {"breaks": "4/8"}),
    ("csat", {}),
    ("csat", {"statistic": "mean"}),
    ("csat", {"statistic": "net"}),
    ("ces", {"version": 1}),
    ("ces", {"version": 2}),
    ("ces", {"version": 2, "statistic": "mean"}),
    ("share", {}),
    ("share", {"better": "lower"}),
    ("mean", {}),
    ("sentiment", {}),
    ("fcr", {"denominator": "all", "within": "asked"}),
    ("churn", {}),
    ("retention", {"type": "rolling"}),
]


def test_every_kpi_on_one_question_is_tried_here() -> None:
    assert {name for name, _ in WAYS} == {name for name in KPIS.names() if "question" in KPIS.get(name).feeds}


def answers(kpi, declared, counts):
    scale = scale_of(kpi, declared)
    cells = {point: Cell.of(n) for point, n in zip(scale.points, counts, strict=False) if n}
    return Distribution(cells, scale)


def scale_of(kpi, declared):
    return Scale(0, 4) if kpi.name == "mean" else kpi.scale_for(declared)


@pytest.mark.parametrize(("name", "declared"), WAYS, ids=str)
@settings(max_examples=60, deadline=None)
@given(counts=st.lists(st.integers(0, 40), min_size=11, max_size=11))
def test_value_lies_in_its_interval_and_bounds(name: str, declared: dict, counts: list[int]) -> None:
    kpi = KPIS.get(name)
    given_answers = answers(kpi, declared, counts)
    if given_answers.n < 5:
        return
    estimate = kpi(given_answers, 0.95, **declared)
    low, high = estimate.bounds
    assert low - 1e-9 <= estimate.low <= estimate.value + 1e-9
    assert estimate.value - 1e-9 <= estimate.high <= high + 1e-9
    assert estimate.high > estimate.low, "never of no width"
    assert sum(estimate.tally.values()) == estimate.n


@pytest.mark.parametrize(("name", "declared"), WAYS, ids=str)
def test_four_times_the_answers_halve_the_interval(name: str, declared: dict) -> None:
    kpi = KPIS.get(name)
    counts = [30, 10, 20, 15, 25, 35, 40, 30, 20, 50, 60]
    once = kpi(answers(kpi, declared, counts), 0.95, **declared)
    four = kpi(answers(kpi, declared, [4 * n for n in counts]), 0.95, **declared)
    assert four.value == pytest.approx(once.value)
    assert (four.high - four.low) / (once.high - once.low) == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(("name", "declared"), WAYS, ids=str)
def test_best_and_worst_answers_reach_the_bounds(name: str, declared: dict) -> None:
    kpi = KPIS.get(name)
    scale = scale_of(kpi, declared)
    values = {
        kpi(Distribution({point: Cell.of(50)}, scale), 0.95, **declared).value for point in (scale.low, scale.high)
    }
    assert values == set(kpi(Distribution({scale.low: Cell.of(50)}, scale), 0.95, **declared).bounds)


@pytest.mark.parametrize(("name", "declared"), WAYS, ids=str)
def test_equal_weights_change_nothing_but_n(name: str, declared: dict) -> None:
    kpi = KPIS.get(name)
    plain = answers(kpi, declared, [30, 10, 20, 15, 25, 35, 40, 30, 20, 50, 60])
    doubled = Distribution(
        {point: Cell(cell.n, 2 * cell.n, 4 * cell.n) for point, cell in plain.cells.items()},
        plain.scale,
        {},
        weighted=True,
    )
    assert kpi(doubled, 0.95, **declared).value == pytest.approx(kpi(plain, 0.95, **declared).value)
    # the linearised variance divides by n - 1, so equal weights may cost one answer and no more
    assert plain.n - 1 - 1e-6 <= kpi(doubled, 0.95, **declared).n_effective <= plain.n + 1e-6


COUNTS = [30, 10, 20, 15, 25, 35, 40, 30, 20, 50, 60]


@pytest.mark.parametrize(("name", "declared"), WAYS, ids=str)
@settings(max_examples=30, deadline=None)
@given(parts=st.lists(st.lists(st.integers(0, 9), min_size=11, max_size=11), min_size=2, max_size=4))
def test_any_partition_adds_up_to_the_same_estimate(name: str, declared: dict, parts: list[list[int]]) -> None:
    kpi = KPIS.get(name)
    whole = answers(kpi, declared, [sum(column) for column in zip(*parts, strict=True)])
    if whole.n == 0:
        return
    merged = answers(kpi, declared, parts[0])
    for part in parts[1:]:
        merged = merged.plus(answers(kpi, declared, part))
    assert kpi(merged, 0.95, **declared) == kpi(whole, 0.95, **declared)


@pytest.mark.parametrize(("name", "declared"), WAYS, ids=str)
def test_respondents_who_answer_once_are_answers(name: str, declared: dict) -> None:
    kpi = KPIS.get(name)
    plain = answers(kpi, declared, COUNTS)
    people = Clusters.of([{point: 1} for point, cell in plain.cells.items() for _ in range(cell.n)])
    one, each = kpi(plain, 0.95, **declared), kpi(replace(plain, clusters=people), 0.95, **declared)
    assert each.value == one.value
    assert each.n_effective == pytest.approx(one.n_effective, abs=1.001)
    assert (each.high - each.low) / (one.high - one.low) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize(("name", "declared"), WAYS, ids=str)
def test_answering_four_times_alike_is_answering_once(name: str, declared: dict) -> None:
    kpi = KPIS.get(name)
    once, four = answers(kpi, declared, COUNTS), answers(kpi, declared, [4 * n for n in COUNTS])
    people = Clusters.of([{point: 4} for point, cell in once.cells.items() for _ in range(cell.n)])
    single, repeated = kpi(once, 0.95, **declared), kpi(replace(four, clusters=people), 0.95, **declared)
    assert repeated.value == pytest.approx(single.value)
    assert repeated.n_effective == pytest.approx(single.n_effective, abs=1.001)
    assert "by respondent" in repeated.method


@pytest.mark.parametrize(("name", "declared"), WAYS, ids=str)
def test_one_respondent_alone_still_has_an_interval(name: str, declared: dict) -> None:
    kpi = KPIS.get(name)
    point = scale_of(kpi, declared).high
    alone = Distribution({point: Cell.of(3)}, scale_of(kpi, declared), clusters=Clusters.of([{point: 3}]))
    estimate = kpi(alone, 0.95, **declared)
    assert estimate.low < estimate.value <= estimate.high or estimate.low <= estimate.value < estimate.high


@pytest.mark.parametrize(("name", "declared"), WAYS, ids=str)
def test_the_unit_of_weights_does_not_matter(name: str, declared: dict) -> None:
    kpi = KPIS.get(name)
    plain = answers(kpi, declared, COUNTS)

    def weighted(unit: float) -> Distribution:
        cells = {
            point: Cell(c.n, unit * c.n * (1 + at), unit**2 * c.n * (1 + at) ** 2)
            for at, (point, c) in enumerate(plain.cells.items())
        }
        return replace(plain, cells=cells, weighted=True)

    small, large = kpi(weighted(0.5), 0.95, **declared), kpi(weighted(64), 0.95, **declared)
    assert (small.value, small.low, small.high) == pytest.approx((large.value, large.low, large.high))


@pytest.mark.parametrize(("name", "declared"), WAYS, ids=str)
@settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(5)), counts=st.lists(st.integers(1, 9), min_size=11, max_size=11))
def test_the_order_of_answers_does_not_matter(name: str, declared: dict, order: list[int], counts: list[int]) -> None:
    kpi = KPIS.get(name)
    plain = answers(kpi, declared, counts)
    cells = list(plain.cells.items())
    turned = replace(plain, cells=dict(cells[at] for at in order if at < len(cells)) | dict(cells))
    one, other = kpi(plain, 0.95, **declared), kpi(turned, 0.95, **declared)
    assert (other.value, other.low, other.high) == pytest.approx((one.value, one.low, one.high))


@pytest.mark.parametrize(("name", "declared"), WAYS, ids=str)
def test_an_answer_that_weighs_nothing_changes_no_value(name: str, declared: dict) -> None:
    kpi = KPIS.get(name)
    plain = answers(kpi, declared, COUNTS)
    cells = {point: Cell(cell.n, 2.0 * cell.n, 4.0 * cell.n) for point, cell in plain.cells.items()}
    some = replace(plain, cells=cells, weighted=True)
    low = scale_of(kpi, declared).low
    more = replace(some, cells={**cells, low: cells[low].plus(Cell(1, 0.0, 0.0))})
    one, other = kpi(some, 0.95, **declared), kpi(more, 0.95, **declared)
    assert other.value == pytest.approx(one.value)
    assert (other.low, other.high) == pytest.approx((one.low, one.high), rel=0.01, abs=0.02)


@pytest.mark.parametrize("name", KPIS.names())
def test_what_an_estimate_says_of_itself(name: str) -> None:
    kpi = KPIS.get(name)
    assert kpi.formula
    assert kpi.told("Population")
    assert kpi.told("Interval")
    assert "\n" not in kpi.told("Population")


@pytest.mark.parametrize("name", KPIS.names())
def test_pages_say_what_is_needed(name: str) -> None:
    page = KPIS.get(name).page
    for word in ("Population:", "Interval:", "Source:"):
        assert word in page, f"{name} has no {word}"


@pytest.mark.parametrize(("name", "declared"), WAYS, ids=str)
def test_no_answers_are_no_estimate_and_one_is_no_certainty(name: str, declared: dict) -> None:
    kpi = KPIS.get(name)
    scale = scale_of(kpi, declared)
    with pytest.raises(ValueError, match="no answers"):
        kpi(Distribution({}, scale), 0.95, **declared)
    for point in (scale.low, scale.high):
        one = kpi(Distribution({point: Cell.of(1)}, scale), 0.95, **declared)
        assert math.isfinite(one.low)
        assert math.isfinite(one.high)
        assert one.low <= one.value <= one.high
        assert one.low < one.high


def test_no_kpi_is_left_out_of_the_contracts() -> None:
    """Those of one question stand here, those of other feeds in test_summaries; contacts give a distribution."""
    here = {"question", "contacts"}
    elsewhere = {name for name in KPIS.names() if set(KPIS.get(name).feeds) - here}
    assert {name for name, _ in WAYS} | elsewhere == set(KPIS.names())
