"""Tests of several groups, of order, and of a trend, against scipy, statsmodels and R."""

from __future__ import annotations

import math

import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.oneway import anova_oneway

from cxkit.stats.groups import chi_square, wald, welch
from cxkit.stats.rank_test import mann_whitney
from cxkit.stats.trend import trend

np = pytest.importorskip("numpy")
stats = pytest.importorskip("scipy.stats")

counts = st.dictionaries(st.integers(1, 12), st.integers(1, 9), min_size=1)
points = st.lists(st.tuples(st.floats(-50, 50), st.floats(0.5, 5)), min_size=4, max_size=12)


def test_smokers():
    # R prop.test(smokers)
    found = chi_square([[83, 3], [90, 3], [129, 7], [70, 12]])
    assert (found.statistic, found.df, found.p) == pytest.approx((12.600411, 3, 0.005585477), abs=1e-6)


def test_two_groups_uncorrected():
    # statsmodels, R chisq.test(correct = FALSE): 56/70 against 48/80
    found = chi_square([[56, 14], [48, 32]])
    assert (found.statistic, found.p) == pytest.approx((7.0234114, 0.008045081), abs=1e-7)


@given(st.lists(st.tuples(*[st.integers(0, 50)] * 3), min_size=2, max_size=6))
def test_chi_square_as_scipys(table):
    rows = [row for row in table if sum(row)]
    kept = [at for at in range(3) if sum(row[at] for row in rows)]
    if len(rows) < 2 or len(kept) < 2:
        return
    theirs = stats.chi2_contingency([[row[at] for at in kept] for row in rows], correction=False)
    ours = chi_square(rows)
    assert (ours.statistic, ours.df, ours.p) == pytest.approx((theirs.statistic, theirs.dof, theirs.pvalue), abs=1e-9)


def test_one_kind_of_answers_tells_nothing():
    assert chi_square([[5, 0], [9, 0]]).p == 1.0
    with pytest.raises(ValueError, match="without answers"):
        chi_square([[5, 1], [0, 0]])


@pytest.mark.parametrize("seed", range(5))
def test_welch_as_statsmodels(seed):
    dice = np.random.default_rng(seed)
    groups = [dice.normal(mean, sd, n) for mean, sd, n in ((3, 1, 20), (3.4, 2, 15), (3.2, 0.5, 40), (2.9, 1.2, 9))]
    theirs = anova_oneway(groups, use_var="unequal")
    ours = welch([(len(one), one.mean(), one.var(ddof=1)) for one in groups])
    assert (ours.statistic, ours.p) == pytest.approx((theirs.statistic, theirs.pvalue), rel=1e-9)
    assert (ours.df, ours.df_below) == pytest.approx(theirs.df)


def test_welch_of_two_is_welchs_t():
    dice = np.random.default_rng(9)
    one, other = dice.normal(0, 1, 12), dice.normal(0.7, 3, 20)
    assert welch([(len(x), x.mean(), x.var(ddof=1)) for x in (one, other)]).p == pytest.approx(
        stats.ttest_ind(one, other, equal_var=False).pvalue
    )


def test_wald_of_two_is_z():
    assert wald([(10.0, 3.0), (18.0, 4.0)]).p == pytest.approx(2 * stats.norm.sf(8 / 5))


@given(counts, counts)
def test_mann_whitney_as_scipys(first, second):
    if set(first) == set(second) and len(first) == 1:
        return
    theirs = stats.mannwhitneyu(
        np.repeat(list(first), list(first.values())), np.repeat(list(second), list(second.values())),
        use_continuity=False, method="asymptotic",
    )  # fmt: skip
    ours = mann_whitney(first, second)
    assert ours.p == pytest.approx(theirs.pvalue, abs=1e-9)
    assert ours.larger == pytest.approx(theirs.statistic / (sum(first.values()) * sum(second.values())))


@given(points)
def test_trend_is_weighted_least_squares(given_points):
    at = list(range(len(given_points)))
    ours = trend([(t, y, error) for t, (y, error) in zip(at, given_points, strict=True)])
    theirs = sm.WLS(
        [y for y, _ in given_points], sm.add_constant(at), weights=[error**-2 for _, error in given_points]
    ).fit()
    assert ours.slope == pytest.approx(theirs.params[1], abs=1e-7)
    own = theirs.bse[1] / math.sqrt(theirs.scale) if theirs.scale > 1e-12 else ours.error
    assert ours.error == pytest.approx(max(own, theirs.bse[1]), rel=1e-6)
    low, high = theirs.conf_int()[1]
    half = max((high - low) / 2, stats.norm.ppf(0.975) * own)
    assert ours.interval == pytest.approx((ours.slope - half, ours.slope + half), rel=1e-6, abs=1e-7)


@given(points, st.floats(0.6, 0.99))
def test_p_value_and_interval_of_a_trend_agree(given_points, confidence):
    ours = trend([(t, y, error) for t, (y, error) in enumerate(given_points)], confidence)
    if abs(ours.p - (1 - confidence)) > 1e-9:
        assert (ours.p < 1 - confidence) == (ours.interval.low > 0 or ours.interval.high < 0)


def test_three_periods_are_no_trend():
    with pytest.raises(ValueError, match="takes 4"):
        trend([(0, 1.0, 1.0), (1, 2.0, 1.0), (2, 3.0, 1.0)])
