"""Sample sizes, detectable differences, corrections and finite populations."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import tt_ind_solve_power

from cxkit.stats.adjust import adjust, benjamini_hochberg, holm
from cxkit.stats.net import tango
from cxkit.stats.population import corrected_n, fpc
from cxkit.stats.power import (
    mean_detectable,
    mean_sample_size,
    net_detectable,
    net_sample_size,
    one_wave_detectable,
    one_wave_sample_size,
    share_detectable,
    share_sample_size,
    spread,
)

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=40)


@given(p_values)
def test_corrections_as_statsmodels(p):
    assert holm(p) == pytest.approx(list(multipletests(p, method="holm")[1]), abs=1e-12)
    assert benjamini_hochberg(p) == pytest.approx(list(multipletests(p, method="fdr_bh")[1]), abs=1e-12)


@given(p_values)
def test_corrections_only_raise(p):
    for adjusted in (holm(p), benjamini_hochberg(p)):
        assert all(raw * (1 - 1e-12) <= one <= 1 for raw, one in zip(p, adjusted, strict=True))
    assert all(bh <= h + 1e-12 for bh, h in zip(benjamini_hochberg(p), holm(p), strict=True))


def test_holm_up_to_twenty():
    few, many = [0.001 * (at + 1) for at in range(20)], [0.001 * (at + 1) for at in range(21)]
    assert adjust(few) == holm(few) != benjamini_hochberg(few)
    assert adjust(many) == benjamini_hochberg(many) != holm(many)
    assert adjust(few, "bh") == benjamini_hochberg(few)
    assert adjust(many, "holm") == holm(many)
    assert adjust([]) == []


@pytest.mark.parametrize("p", [-0.1, 1.1, math.nan])
def test_no_p_value(p):
    with pytest.raises(ValueError, match="p-value"):
        adjust([0.5, p])


def test_net_example():
    assert math.ceil(net_sample_size(spread(0.5, 0.2), spread(0.5, 0.2), 0.05)) == 3831


@given(st.floats(0.1, 1), st.floats(0.1, 1), st.floats(0.005, 0.5))
def test_net_there_and_back(before, after, step):
    n = net_sample_size(before, after, step)
    assert net_detectable(before, after, n, n) == pytest.approx(step)
    assert net_sample_size(before, after, -step) == n


@given(st.floats(0.02, 0.98), st.floats(2, 100_000), st.booleans())
def test_share_there_and_back(before, n, rising):
    step = share_detectable(before, n, rising=rising)
    room = 1 - before if rising else before
    if math.isinf(step):
        assert share_sample_size(before, before + (room if rising else -room)) > n
    else:
        assert 0 < step <= room
        assert share_sample_size(before, before + (step if rising else -step)) == pytest.approx(n, rel=1e-6)


def test_share_without_room():
    assert share_detectable(1, 100) == math.inf
    assert share_detectable(0, 100, rising=False) == math.inf


@pytest.mark.parametrize("step", [0.2, 0.5, 1, 2])
@pytest.mark.parametrize("power", [0.5, 0.8, 0.95])
def test_mean_as_statsmodels(step, power):
    expected = tt_ind_solve_power(effect_size=step, alpha=0.05, power=power)
    assert mean_sample_size(3, 3 * step, power=power) == pytest.approx(max(2, expected), rel=1e-3)


@pytest.mark.parametrize("n", [2, 20, 1999, 2001, 50_000])
def test_mean_there_and_back(n):
    assert mean_sample_size(1.5, mean_detectable(1.5, n)) == pytest.approx(n, rel=1e-4)


def test_mean_is_smooth_where_the_formula_changes():
    assert mean_detectable(1, 2000) == pytest.approx(mean_detectable(1, 2000.0001), rel=1e-5)


def test_a_step_so_large_that_two_answers_show_it():
    assert mean_sample_size(1, 100) == pytest.approx(2)
    assert mean_sample_size(1, -1) == mean_sample_size(1, 1)


@given(st.floats(0.1, 1), st.floats(0.005, 0.5))
def test_one_wave_there_and_back(variance, gap):
    assert one_wave_detectable(variance, one_wave_sample_size(variance, gap)) == pytest.approx(gap)


@pytest.mark.parametrize(("up", "down", "gap"), [(0.5, 0.2, 0.05), (0.3, 0.3, 0.03), (0.6, 0.1, 0.02)])
def test_one_wave_decides_as_the_interval_does(up, down, gap):
    n = one_wave_sample_size(spread(up, down), gap)
    low, high = tango(up * n, down * n, n)
    assert [up - down - low, high - (up - down)] == pytest.approx([gap, gap], rel=0.05)


def test_no_step_takes_for_ever():
    assert net_sample_size(0.6, 0.6, 0) == math.inf
    assert share_sample_size(0.5, 0.5) == math.inf
    assert mean_sample_size(1, 0) == math.inf
    assert one_wave_sample_size(0.6, 0) == math.inf


def test_no_answers_show_nothing():
    assert net_detectable(0.6, 0.6, 0, 100) == math.inf
    assert net_detectable(0.6, 0.6, 100, 0) == math.inf
    assert mean_detectable(1, 1) == math.inf
    assert one_wave_detectable(0.6, 0) == math.inf


def test_finite_population():
    assert fpc(0, 10) == 1
    assert fpc(10, 10) == 0
    assert corrected_n(80, 50, 1000) == 80
    assert corrected_n(80, 51, 1000) == pytest.approx(80 / 0.949)
    assert corrected_n(80, 100, 100) == math.inf


@pytest.mark.parametrize(("n", "population"), [(11, 10), (-1, 10), (0, 0), (math.nan, 10), (1, math.nan)])
def test_no_population(n, population):
    with pytest.raises(ValueError, match="can't come from"):
        fpc(n, population)
