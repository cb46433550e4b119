"""Weighted means against the rows they stand for."""

from __future__ import annotations

import math
from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxkit.scales.distribution import Distribution
from cxkit.scales.scale import Scale
from cxkit.stats.clusters import Clusters
from cxkit.stats.weights import (
    Cell,
    design_effect,
    effective_n,
    kish_n,
    linearised_se,
    variance,
    weighted_mean,
)

rows = st.lists(st.tuples(st.integers(-1, 1), st.decimals("0.01", "50", places=2)), min_size=2, max_size=60)


def tallied(answers, number=Decimal):
    cells = defaultdict(lambda: Cell(0, number(0), number(0)))
    for value, weight in answers:
        cells[float(value)] = cells[float(value)].plus(Cell(1, number(weight), number(weight) ** 2))
    return dict(cells)


@given(rows)
def test_as_over_rows(answers):
    import numpy as np

    y, w = (np.array([float(row[at]) for row in answers]) for at in (0, 1))
    mean = (w * y).sum() / w.sum()
    u = w * (y - mean) / w.sum()
    cells, n = tallied(answers), len(answers)
    assert weighted_mean(cells) == pytest.approx(mean, abs=1e-12)
    assert variance(cells) == pytest.approx(np.average((y - mean) ** 2, weights=w), abs=1e-12)
    assert linearised_se(cells) == pytest.approx(math.sqrt(n / (n - 1) * ((u - u.mean()) ** 2).sum()), abs=1e-9)
    assert kish_n(cells) == pytest.approx(w.sum() ** 2 / (w**2).sum())
    assert design_effect(cells) == pytest.approx(1 + w.var() / w.mean() ** 2)


@given(rows)
def test_decimals_and_floats_agree(answers):
    exact, floating = tallied(answers), tallied(answers, float)
    assert linearised_se(exact) == pytest.approx(linearised_se(floating), rel=1e-9, abs=1e-12)
    assert effective_n(exact, 0.5) == pytest.approx(effective_n(floating, 0.5), rel=1e-6)


@given(rows, st.integers(1, 1000))
def test_the_size_of_weights_does_not_matter(answers, factor):
    cells, larger = tallied(answers), tallied([(value, weight * factor) for value, weight in answers])
    assert weighted_mean(larger) == pytest.approx(weighted_mean(cells), abs=1e-12)
    assert linearised_se(larger) == pytest.approx(linearised_se(cells), abs=1e-12)
    assert kish_n(larger) == pytest.approx(kish_n(cells))


@given(rows)
def test_no_more_than_the_answers(answers):
    cells = tallied(answers)
    assert 0 < effective_n(cells, variance(cells)) <= len(answers) * (1 + 1e-12)


def test_equal_weights_are_none():
    cells = {1.0: Cell(50, 100, 200), 0.0: Cell(30, 60, 120), -1.0: Cell(20, 40, 80)}
    assert kish_n(cells) == pytest.approx(100)
    assert design_effect(cells) == pytest.approx(1)
    assert effective_n(cells, variance(cells)) == pytest.approx(99)


def test_heavy_answers_count_for_less_than_kish_says():
    apart = {1.0: Cell(10, 100, 1000), 0.0: Cell(80, 80, 80), -1.0: Cell(10, 100, 1000)}
    assert effective_n(apart, variance(apart)) < kish_n(apart)


@pytest.mark.parametrize("cells", [{1.0: Cell.of(1)}, {1.0: Cell(5, 10, 24)}])
def test_one_or_all_alike(cells):
    assert effective_n(cells, variance(cells)) == kish_n(cells)
    assert linearised_se(cells) in (0, math.inf)


def test_all_alike_in_value_but_not_in_spread():
    assert effective_n({1.0: Cell.of(5)}, 0.25) == 5
    assert effective_n({1.0: Cell.of(1)}, 0.25) == 1


@pytest.mark.parametrize("function", [weighted_mean, variance, linearised_se, kish_n, design_effect])
@pytest.mark.parametrize("cells", [{}, {1.0: Cell(3, 0, 0)}, {1.0: Cell(1, math.nan, 1)}])
def test_no_weight(function, cells):
    with pytest.raises(ValueError, match="add up to nothing"):
        function(cells)


def test_cells_add():
    assert Cell.of(2).plus(Cell.of(3)) == Cell.of(5)
    assert Cell(1, 0.5, 0.25).plus(Cell(1, Decimal("0.5"), Decimal("0.25"))) == Cell(2, 1.0, 0.5)
    assert isinstance(Cell(1, Decimal(2), Decimal(4)).plus(Cell.of(1)).weight, Decimal)


PEOPLE = st.lists(
    st.dictionaries(st.sampled_from([0.0, 1.0, 2.0]), st.integers(1, 3), min_size=1), min_size=1, max_size=8
)


@given(PEOPLE, st.lists(st.sampled_from([0.0, 1.0, 2.0]), min_size=1, max_size=12))
def test_those_who_answered_once_join_those_who_answered_again(people, singles) -> None:
    """A distribution of both, whichever side knows its respondents."""
    again = counted([(point, n) for person in people for point, n in person.items()], Clusters.of(people))
    once = counted([(point, 1) for point in singles], None)
    wanted = Clusters.of([*people, *({point: 1} for point in singles)])
    for found in (again.plus(once), once.plus(again)):
        assert found.clusters == wanted
    assert once.plus(once).clusters is None


def counted(answers, clusters) -> Distribution:
    cells: dict[float, Cell] = {}
    for point, n in answers:
        cells[point] = cells[point].plus(Cell.of(n)) if point in cells else Cell.of(n)
    return Distribution(dict(sorted(cells.items())), Scale(0, 2), clusters=clusters)
