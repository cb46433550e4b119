"""The same respondents twice, and score intervals of means of whole steps, against third parties."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import mcnemar

from cxkit.stats.net import tango
from cxkit.stats.paired import Shared
from cxkit.stats.score_mean import score_mean
from cxkit.stats.share import wilson
from cxkit.verdicts.change import Strictness, decide
from cxkit.verdicts.contrast import paired

np = pytest.importorskip("numpy")
stats = pytest.importorskip("scipy.stats")

few = st.integers(0, 60)
levels = st.floats(0.5, 0.999)
steps = st.dictionaries(st.sampled_from([-2.0, -1.0, 0.0, 1.0, 2.0]), st.integers(1, 40), min_size=1)


@given(few, few, few, levels)
def test_of_three_values_it_is_tangos(up, between, down, confidence):
    if up + between + down:
        counts = {1.0: up, 0.0: between, -1.0: down}
        ours, his = score_mean(counts, (-1, 1), confidence), tango(up, down, up + between + down, confidence)
        assert ours == pytest.approx(his, abs=1e-9)


@given(few, few, levels)
def test_of_two_values_it_is_wilsons(yes, no, confidence):
    if yes + no:
        assert score_mean({1.0: yes, 0.0: no}, (0, 1), confidence) == pytest.approx(
            wilson(yes, yes + no, confidence), abs=1e-9
        )


@given(steps, levels)
def test_five_values(counts, confidence):
    low, high = score_mean(counts, (-2, 2), confidence)
    mean = sum(value * n for value, n in counts.items()) / sum(counts.values())
    assert -2 <= low <= mean <= high <= 2
    assert low < high
    wider = score_mean(counts, (-2, 2), confidence + (1 - confidence) / 2)
    assert wider.low <= low + 1e-12 and high <= wider.high + 1e-12  # noqa: PT018
    mirrored = score_mean({-value: n for value, n in counts.items()}, (-2, 2), confidence)
    assert (mirrored.low, mirrored.high) == pytest.approx((-high, -low), abs=1e-9)


def test_many_answers_are_normal():
    counts = {-2.0: 300, -1.0: 1200, 0.0: 5000, 1.0: 2500, 2.0: 1000}
    values = np.repeat(list(counts), list(counts.values()))
    half = 1.959964 * values.std() / math.sqrt(len(values))
    assert score_mean(counts, (-2, 2)) == pytest.approx((values.mean() - half, values.mean() + half), abs=2e-4)


@pytest.mark.parametrize(("gained", "lost", "n"), [(9, 3, 32), (30, 12, 200), (5, 5, 40), (0, 6, 20)])
def test_a_paired_share_has_mcnemars_p_value(gained, lost, n):
    (change,) = decide([paired({1.0: gained, 0.0: n - gained - lost, -1.0: lost}, 1.0)], Strictness())
    table = [[10, lost], [gained, n - gained - lost - 10]]
    assert change.p == pytest.approx(mcnemar(table, exact=False, correction=False).pvalue, rel=1e-6)
    assert (change.low, change.high) == pytest.approx(tango(gained, lost, n), abs=1e-9)


def test_a_paired_mean_has_students_p_value():
    dice = random.Random(4)
    then = [dice.randint(1, 5) for _ in range(60)]
    now = [min(5, one + dice.choice([0, 0, 1, -1, 1])) for one in then]
    shared = Shared(60, 60, 60, {}, 60, once=True)._replace(products=crossed(then, now))
    (change,) = decide([paired(shared.differences(float))], Strictness())
    found = stats.ttest_rel(now, then)
    assert change.p == pytest.approx(found.pvalue, rel=1e-6)
    assert (change.low, change.high) == pytest.approx(tuple(found.confidence_interval()), abs=1e-9)


def test_everyone_alike_still_has_a_width():
    for reach in (None, 200.0):
        change = paired({0.0: 30}, reach)
        low, high = change.interval_at(0.95)
        assert low < 0 < high


def crossed(then, now):
    found: dict[tuple[float, float], int] = {}
    for pair in zip(map(float, then), map(float, now), strict=True):
        found[pair] = found.get(pair, 0) + 1
    return found


@given(
    st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=2, max_size=60),
    st.lists(st.integers(0, 10), max_size=40),
)
def test_covariance_is_that_of_the_means(both, rest):
    then, now = [a for a, _ in both] + rest, [b for _, b in both]
    shared = Shared(len(then), len(now), len(both), crossed([a for a, _ in both], now), len(both), once=True)
    means = np.mean(then), np.mean(now)
    expected = sum((a - means[0]) * (b - means[1]) for a, b in both) / (len(then) * len(now))
    assert shared.covariance(float, (means[0], len(then)), (means[1], len(now))) == pytest.approx(expected, abs=1e-12)
