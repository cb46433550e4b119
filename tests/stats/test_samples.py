"""Clusters, strata, moments, weights to margins, pairs, quantiles: against plain counting, R and published numbers."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxkit.stats.clusters import Clusters, clustered_se, stratified_se
from cxkit.stats.decomposition import mix_and_rate, net_change
from cxkit.stats.geometric import geometric_mean
from cxkit.stats.moments import Moments
from cxkit.stats.order import quantile, ranks
from cxkit.stats.paired import paired_mean, paired_share
from cxkit.stats.raking import rake
from cxkit.stats.ratio import Pairs
from cxkit.stats.reliability import cronbach_alpha
from cxkit.stats.simultaneous import goodman, quesenberry_hurst
from cxkit.stats.weights import Cell, linearised_se

SURVEY = yaml.safe_load(Path(__file__).with_name("reference.yaml").read_text(encoding="utf-8"))["survey"]
RAKED = yaml.safe_load(Path(__file__).with_name("raking.yaml").read_text(encoding="utf-8"))
people = st.lists(
    st.lists(st.tuples(st.integers(-1, 1), st.integers(1, 9)), min_size=1, max_size=5), min_size=2, max_size=15
)


def strata(column):
    """W-01, W-02: sums of each stratum of R's apistrat."""
    rows = {}
    for group in SURVEY["answers"].split():
        key, count = group.split("×")
        kind, wide, net, _ = key.split(",")
        value = float(net) if column == "net" else float(wide == "Yes")
        rows.setdefault(kind, []).extend([(value, SURVEY["weights"][kind])] * int(count))
    return {kind: Moments.of(values) for kind, values in rows.items()}


@pytest.mark.parametrize(("column", "se"), [("net", 0.05921834198), ("share", 0.02434478011)])
def test_strata_of_finite_populations(column, se):
    people_ = {"E": 4421, "M": 1018, "H": 755}
    assert stratified_se([(sums, people_[kind]) for kind, sums in strata(column).items()]) == pytest.approx(
        se, abs=1e-10
    )


@pytest.mark.parametrize(("column", "se"), [("net", SURVEY["net_se"]), ("share", SURVEY["share_se"])])
def test_moments_add_over_strata(column, se):
    first, *others = strata(column).values()
    for other in others:
        first = first.plus(other)
    assert first.se == pytest.approx(se, abs=1e-9)
    assert first.mean == pytest.approx(SURVEY[column], abs=1e-9)


@given(people)
def test_clustered_as_over_rows(respondents):
    import numpy as np

    rows = [(who, y, w) for who, answers in enumerate(respondents) for y, w in answers]
    who, y, w = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    mean = (w * y).sum() / w.sum()
    u = np.array([(w * (y - mean))[who == one].sum() for one in range(len(respondents))]) / w.sum()
    m = len(respondents)
    expected = math.sqrt(m / (m - 1) * ((u - u.mean()) ** 2).sum())
    cells, each = {}, []
    for answers in respondents:
        own = {}
        for value, weight in answers:
            cells[float(value)] = cells.get(float(value), Cell(0, 0, 0)).plus(Cell(1, weight, weight**2))
            own[float(value)] = own.get(float(value), 0) + weight
        each.append(own)
    assert clustered_se(cells, Clusters.of(each), float) ** 2 == pytest.approx(expected**2, abs=1e-12)


def test_one_answer_each_is_no_cluster():
    cells = {1.0: Cell.of(5), 0.0: Cell.of(7)}
    each = Clusters.of([{1.0: 1}] * 5 + [{0.0: 1}] * 7)
    assert clustered_se(cells, each, float) == pytest.approx(linearised_se(cells))


def test_asking_twice_tells_nothing_new():
    """Twelve people who answer twice alike are twelve people, whatever the file's length."""
    once, twice = {1.0: Cell.of(5), 0.0: Cell.of(7)}, {1.0: Cell.of(10), 0.0: Cell.of(14)}
    each = Clusters.of([{1.0: 2}] * 5 + [{0.0: 2}] * 7)
    assert clustered_se(twice, each, float) == pytest.approx(linearised_se(once))


@given(people, people)
def test_disjoint_clusters_add(some, others):
    def weights(respondents):
        return [{float(y): sum(w for value, w in answers if value == y) for y, _ in answers} for answers in respondents]

    together = Clusters.of(weights(some + others))
    assert Clusters.of(weights(some)).plus(Clusters.of(weights(others))) == together


@pytest.mark.parametrize(("n", "share", "expect"), [(141, 0.5, (59, 83)), (5, 0.5, (0, 6)), (6, 0.5, (1, 6))])
def test_ranks(n, share, expect):
    """T-01: n = 141 gives the ranks 59 and 83; six are the fewest that bound a median at 95 %."""
    assert ranks(n, share) == expect


@given(st.integers(6, 400), st.sampled_from([0.5, 0.9]), st.sampled_from([0.8, 0.95, 0.99]))
def test_ranks_hold_the_quantile(n, share, confidence):
    low, high = ranks(n, share, confidence)
    chance = [math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]
    assert sum(chance[max(low, 0) : high]) >= confidence - 1e-9
    assert sum(chance[: max(low, 0)]) <= (1 - confidence) / 2 + 1e-9


@given(st.dictionaries(st.integers(1, 40), st.integers(1, 5), min_size=1, max_size=20))
def test_median_as_the_standard_library(counts):
    import statistics

    numbers = [number for number, times in counts.items() for _ in range(times)]
    value, (low, high) = quantile(counts, 0.5)
    assert value == statistics.median(numbers)
    assert low <= value <= high


@given(st.dictionaries(st.floats(0.1, 1e6), st.integers(1, 5), min_size=2, max_size=20))
def test_geometric_mean_as_the_standard_library(counts):
    import statistics

    numbers = [number for number, times in counts.items() for _ in range(times)]
    value, (low, high) = geometric_mean(counts)
    assert value == pytest.approx(statistics.geometric_mean(numbers))
    assert low * (1 - 1e-9) <= value <= high * (1 + 1e-9)


def test_paired_differences_are_students():
    """C-05: R's sleep data, t = −4.062127683, p = .002832890."""
    sleep = [-1.2, -2.4, -1.3, -1.3, 0.0, -1.0, -1.8, -0.8, -4.6, -1.4]
    sums = Moments.of((one, 1.0) for one in sleep)
    assert sums.mean / sums.se == pytest.approx(-4.062127683, abs=1e-8)
    assert paired_mean(sums) == pytest.approx((-2.4598857633, -0.7001142367), abs=1e-9)


def test_paired_share_is_tangos():
    assert paired_share(9, 3, 32) == pytest.approx((-0.027090, 0.389697), abs=1e-6)


def test_ratio_as_svyratio():
    """W-06 in form: V = n/(n−1) Σ(y − Rx)² / (Σx)², written out over rows."""
    rows = [(100.0, 90.0), (50.0, 60.0), (80.0, 0.0), (20.0, 20.0)]
    pairs = Pairs.of(rows)
    ratio = sum(y for _, y in rows) / sum(x for x, _ in rows)
    plain = math.sqrt(4 / 3 * sum((y - ratio * x) ** 2 for x, y in rows)) / 250
    assert (pairs.ratio, pairs.se) == pytest.approx((ratio, plain))
    assert Pairs.of(rows[:1]).plus(Pairs.of(rows[1:])) == pytest.approx(pairs)


def test_goodman():
    """P-07: 276, 380 and 118 of 774."""
    expect = [(0.3166, 0.3987), (0.4482, 0.5339), (0.1241, 0.1859)]
    for limits, published in zip(goodman([276, 380, 118]), expect, strict=True):
        assert limits == pytest.approx(published, abs=5e-5)
    expect = [(0.3157, 0.3997), (0.4472, 0.5348), (0.1235, 0.1867)]
    for limits, published in zip(quesenberry_hurst([276, 380, 118]), expect, strict=True):
        assert limits == pytest.approx(published, abs=5e-5)


def test_alpha_of_the_index():
    """C-02: mobi CUSA1-3, α = .7701131083, from its standard deviations and covariances."""
    sds, (ab, ac, bc) = [1.2336709, 1.7652423, 1.7470986], [1.174232932, 1.056016064, 1.826859438]
    matrix = [[sds[0] ** 2, ab, ac], [ab, sds[1] ** 2, bc], [ac, bc, sds[2] ** 2]]
    assert cronbach_alpha(matrix) == pytest.approx(0.7701131083, abs=1e-7)


cells = st.fixed_dictionaries({(a, b): st.integers(1, 40) for a in "xyz" for b in "uv"})


@given(cells, st.integers(1, 9), st.integers(1, 9))
def test_raked_weights_meet_every_margin(counts, x, u):
    margins = [{"x": x, "y": 3, "z": 2}, {"u": u, "v": 4}]
    raked = rake(counts, margins)
    n = sum(counts.values())
    for at, margin in enumerate(margins):
        for value, people_ in margin.items():
            total = sum(raked.weights[cell] * counts[cell] for cell in counts if cell[at] == value)
            assert total == pytest.approx(n * people_ / sum(margin.values()), rel=1e-6)


@pytest.mark.parametrize(("base", "expect"), [(None, "weights"), ("weights", "factors")])
def test_raked_as_third_parties_rake(base, expect):
    counts = {}
    for group in SURVEY["answers"].split():
        key, n = group.split("×")
        kind, wide, _, awards = key.split(",")
        weight = SURVEY["weights"][kind] if base else 1
        counts[kind, wide, awards] = counts.get((kind, wide, awards), 0) + int(n) * weight
    found = rake(counts, list(RAKED["margins"].values())).weights
    assert {",".join(cell): weight for cell, weight in found.items()} == pytest.approx(RAKED[expect], abs=1e-8)


def test_one_margin_is_post_stratification():
    counts = {("E",): 100, ("H",): 50, ("M",): 50}
    found = rake(counts, [RAKED["margins"]["stype"]])
    assert {cell[0]: weight for cell, weight in found.weights.items()} == pytest.approx(RAKED["post_stratified"])
    assert found.rounds == 1


def test_margins_that_the_sample_meets_change_nothing():
    found = rake({("a", "x"): 10, ("b", "y"): 30}, [{"a": 25, "b": 75}, {"x": 1, "y": 3}])
    assert found == ({("a", "x"): 1.0, ("b", "y"): 1.0}, 0)


def test_margins_that_contradict_each_other_have_no_end():
    with pytest.raises(ValueError, match="can't all be met"):
        rake({("a", "x"): 10, ("b", "y"): 30}, [{"a": 1, "b": 1}, {"x": 1, "y": 3}])


def test_raking_keeps_the_odds_ratio():
    """What iterative fitting never touches (Deming and Stephan 1940)."""
    counts = {("a", "x"): 10, ("a", "y"): 20, ("b", "x"): 30, ("b", "y"): 40}
    weighted = {
        cell: n * rake(counts, [{"a": 1, "b": 3}, {"x": 2, "y": 1}]).weights[cell] for cell, n in counts.items()
    }
    odds = [c["a", "x"] * c["b", "y"] / (c["a", "y"] * c["b", "x"]) for c in (counts, weighted)]
    assert odds[0] == pytest.approx(odds[1])


def test_weights_cannot_stand_for_nobody():
    with pytest.raises(ValueError, match="nobody of west"):
        rake({("east",): 3, ("west",): 0}, [{"east": 1, "west": 1}])
    with pytest.raises(ValueError, match="no group called north"):
        rake({("north",): 3, ("east",): 2}, [{"east": 1}])


@given(st.dictionaries(st.sampled_from("abcd"), st.tuples(st.integers(1, 50), st.integers(-9, 9)), min_size=1),
       st.dictionaries(st.sampled_from("abcd"), st.tuples(st.integers(1, 50), st.integers(-9, 9)), min_size=1))  # fmt: skip
def test_mix_and_rate_leave_nothing_over(earlier, later):
    def mean(period):
        return sum(n * value for n, value in period.values()) / sum(n for n, _ in period.values())

    split = mix_and_rate(earlier, later)
    assert split.mix + split.rate == pytest.approx(mean(later) - mean(earlier), abs=1e-9)


def test_a_change_by_its_ends():
    assert sum(net_change((48.2, 17.1), (51.0, 15.4))) == pytest.approx(35.6 - 31.1)
