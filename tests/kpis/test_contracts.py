"""What holds for every KPI, whatever it counts."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxkit.kpis import KPIS
from cxkit.scales.distribution import Distribution
from cxkit.stats.weights import Cell

WAYS = [
    ("nps", {}),
    ("csat", {}),
    ("csat", {"statistic": "mean"}),
    ("csat", {"statistic": "net"}),
    ("ces", {"version": 1}),
    ("ces", {"version": 2}),
    ("ces", {"version": 2, "statistic": "mean"}),
]


def test_every_kpi_is_tried_here() -> None:
    assert {name for name, _ in WAYS} == set(KPIS.names())


def answers(kpi, declared, counts):
    scale = kpi.scale_for(declared)
    cells = {point: Cell.of(n) for point, n in zip(scale.points, counts, strict=False) if n}
    return Distribution(cells, scale)


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
    scale = kpi.scale_for(declared)
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


def test_no_answers_are_no_estimate() -> None:
    kpi = KPIS.get("nps")
    with pytest.raises(ValueError, match="no answers"):
        kpi(Distribution({}, kpi.scale_for({})))
    assert math.isfinite(kpi(Distribution({10: Cell.of(1)}, kpi.scale_for({}))).low)
