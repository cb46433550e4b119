"""What holds for every interval, and for the p-values that invert them."""

from __future__ import annotations

import math
from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from cxkit.stats.difference import certainty_beyond, inverted_p_value, square_and_add
from cxkit.stats.interval import Interval
from cxkit.stats.mean import alike_mean, bca_mean, t_mean, t_quantile
from cxkit.stats.net import adjusted_wald, tango, wald
from cxkit.stats.normal import cdf, confidence_of, quantile, tails_of, z_value
from cxkit.stats.share import wilson

confidences = st.floats(0.5, 0.999)


@st.composite
def nets(draw):
    up, between, down = draw(st.tuples(*[st.integers(0, 400)] * 3).filter(any))
    return up, down, up + between + down


@st.composite
def shares(draw):
    n = draw(st.integers(1, 1000))
    return draw(st.integers(0, n)), n


def share_at(successes, n):
    return partial(wilson, successes, n)


def between(first, second, confidence):
    """A difference of two shares, each (successes, n)."""
    return square_and_add(
        (first[0] / first[1], *wilson(*first, confidence)), (second[0] / second[1], *wilson(*second, confidence))
    )


# -- a share


@given(shares(), confidences)
def test_wilson_holds_its_value_within_bounds(counts, confidence):
    low, high = wilson(*counts, confidence)
    assert 0 <= low <= counts[0] / counts[1] <= high <= 1
    assert low < high


@given(shares(), confidences)
def test_wilson_as_statsmodels(counts, confidence):
    expected = proportion_confint(*counts, alpha=1 - confidence, method="wilson")
    assert wilson(*counts, confidence) == pytest.approx(expected, abs=1e-9)


@given(shares(), confidences)
def test_wilson_mirrors(counts, confidence):
    low, high = wilson(*counts, confidence)
    assert wilson(counts[1] - counts[0], counts[1], confidence) == pytest.approx((1 - high, 1 - low), abs=1e-12)


@pytest.mark.parametrize("counts", [(0, 0), (1, 0), (-1, 5), (6, 5), (math.nan, 5), (1, math.nan)])
def test_no_share(counts):
    with pytest.raises(ValueError, match="no share"):
        wilson(*counts)


# -- a net share


@given(nets(), confidences)
def test_tango_holds_its_value_within_bounds(counts, confidence):
    up, down, n = counts
    low, high = tango(*counts, confidence)
    assert -1 <= low <= (up - down) / n <= high <= 1
    assert low < high
    assert (high == 1) == (up == n)
    assert (low == -1) == (down == n)


@given(nets(), confidences)
def test_tango_mirrors(counts, confidence):
    up, down, n = counts
    low, high = tango(up, down, n, confidence)
    assert tango(down, up, n, confidence) == pytest.approx((-high, -low), abs=1e-9)


@given(nets(), confidences, confidences)
def test_tango_widens_with_confidence(counts, one, other):
    inner, outer = tango(*counts, min(one, other)), tango(*counts, max(one, other))
    assert outer.low <= inner.low + 1e-12
    assert inner.high <= outer.high + 1e-12


def likelihood_score(up, down, n, difference):
    """The score statistic with q maximised by hand, from the multinomial likelihood under the restriction."""
    from scipy.optimize import brentq

    rest = n - up - down

    def slope(q):  # d log L / dq, with shares q + difference up, q down
        return up / (q + difference) + down / q - 2 * rest / (1 - 2 * q - difference)

    low, high = max(0.0, -difference) + 1e-13, (1 - difference) / 2 - 1e-13
    q = brentq(slope, low, high, xtol=1e-15)
    return (up - down - n * difference) / math.sqrt(n * (2 * q + difference - difference**2))


@given(st.integers(1, 80), st.integers(1, 80), st.integers(1, 80), confidences)
def test_tango_ends_where_the_score_is_z(up, down, rest, confidence):
    n = up + down + rest
    for end, z in zip(tango(up, down, n, confidence), (1, -1), strict=True):
        assume(abs(end) < 0.9999)
        assert likelihood_score(up, down, n, end) == pytest.approx(z * z_value(confidence), abs=1e-5)


@given(nets(), st.floats(0.05, 1))
def test_fewer_effective_answers_widen(counts, share):
    up, down, n = counts
    whole, part = tango(up, down, n), tango(up * share, down * share, n * share)
    assert part.low <= whole.low + 1e-9
    assert part.high >= whole.high - 1e-9


def test_rounding_keeps_exact_ends():
    assert tango(3 - 1e-13, 0, 3).high == 1
    assert tango(0, 3 - 1e-13, 3).low == -1


def test_plain_intervals_fail_where_tango_does_not():
    assert wald(10, 0, 10) == (1, 1)
    assert adjusted_wald(10, 0, 10).high > 1


@pytest.mark.parametrize("interval", [tango, wald, adjusted_wald])
@pytest.mark.parametrize("counts", [(0, 0, -4), (-2, 0, 5), (1, -2, 5), (3, 3, 5), (math.nan, 0, 5), (1, 1, math.nan)])
def test_no_net_share(interval, counts):
    with pytest.raises(ValueError, match="no net share"):
        interval(*counts)


# -- a mean


@given(st.floats(1, 5000), confidences)
def test_t_quantile_as_scipy(df, confidence):
    from scipy.stats import t

    assert t_quantile(df, confidence) == pytest.approx(t.ppf((1 + confidence) / 2, df), rel=1e-7)


def test_a_single_answer_says_nothing():
    assert t_mean(4, math.inf, 0) == (-math.inf, math.inf)


@pytest.mark.parametrize("se", [-1, math.nan])
def test_no_standard_error(se):
    with pytest.raises(ValueError, match="no standard error"):
        t_mean(4, se, 9)


@given(st.dictionaries(st.integers(1, 10), st.integers(1, 3), min_size=1, max_size=5), confidences, confidences)
def test_bootstrap_holds_its_value_and_widens(counts, one, other):
    mean = sum(value * n for value, n in counts.items()) / sum(counts.values())
    inner, outer = bca_mean(counts, min(one, other)), bca_mean(counts, max(one, other))
    assert outer.low <= inner.low <= mean + 1e-12
    assert mean - 1e-12 <= inner.high <= outer.high


def test_bootstrap_as_scipy():
    from scipy.stats import bootstrap

    answers = [1, 3, 4, 4, 4, 5, 5, 5, 2, 5, 3, 4]
    expected = bootstrap(([float(one) for one in answers],), lambda x, axis: x.mean(axis=axis), method="BCa", rng=1)
    ours = bca_mean({value: answers.count(value) for value in answers})
    assert ours == pytest.approx(tuple(expected.confidence_interval), abs=0.12)


def test_bootstrap_repeats_itself_and_has_a_seed():
    counts = {1: 1, 2.5: 2, 4: 5, 9.5: 3}
    assert bca_mean(counts) == bca_mean(counts)
    assert len({bca_mean(counts, seed=seed) for seed in range(5)}) > 1


def test_bootstrap_knows_its_limits():
    """Of five answers no resample leaves 4..5; still, 3 isn't ruled out for certain."""
    assert inverted_p_value(lambda confidence: bca_mean({4: 4, 5: 1}, confidence), 3.0) == pytest.approx(
        1 / 1000, rel=0.01
    )


@pytest.mark.parametrize("z", [-40, 40])
def test_bootstrap_far_out(z):
    from cxkit.stats.mean import _rank

    assert [_rank(0.0, a, z) for a in (0.1, -0.1) if a * z > 0] == [1999 if z > 0 else 0]


def test_alike_answers_have_a_width():
    assert bca_mean({4: 9}) == alike_mean(4, 9)
    assert alike_mean(4, 9).low < 4 < alike_mean(4, 9).high
    assert alike_mean(4, 1).low < alike_mean(4, 2).low < alike_mean(4, 200).low


@pytest.mark.parametrize("counts", [{}, {4: 0}])
def test_no_answers(counts):
    with pytest.raises(ValueError, match="no answers"):
        bca_mean(counts)


# -- a difference


@given(shares(), shares(), confidences)
def test_square_and_add_as_newcombe(first, second, confidence):
    expected = confint_proportions_2indep(*first, *second, method="newcomb", compare="diff", alpha=1 - confidence)
    assert between(first, second, confidence) == pytest.approx(expected, abs=1e-9)


@given(nets(), nets(), confidences)
def test_difference_mirrors_and_stays_within_bounds(first, second, confidence):
    one, other = [((up - down) / n, *tango(up, down, n, confidence)) for up, down, n in (first, second)]
    low, high = square_and_add(one, other)
    assert square_and_add(other, one) == pytest.approx((-high, -low), abs=1e-12)
    assert -2 <= low <= one[0] - other[0] <= high <= 2


@given(shares(), shares(), st.floats(0.001, 0.5))
def test_p_is_below_alpha_exactly_where_the_interval_excludes_zero(first, second, alpha):
    p = inverted_p_value(partial(between, first, second))
    assume(abs(p - alpha) > 1e-9)
    low, high = between(first, second, 1 - alpha)
    assert (p < alpha) == (low > 0 or high < 0)


@given(shares(), shares())
def test_p_is_the_same_both_ways(first, second):
    one, other = inverted_p_value(partial(between, first, second)), inverted_p_value(partial(between, second, first))
    assert one == pytest.approx(other, abs=1e-9)
    assert 0 < one <= 1


def test_p_of_the_score_interval_is_the_score_test():
    successes, n, null = 60, 100, 0.5
    z = (successes / n - null) / math.sqrt(null * (1 - null) / n)
    assert inverted_p_value(share_at(successes, n), null) == pytest.approx(tails_of(z), abs=1e-12)


def test_p_has_a_floor():
    assert inverted_p_value(partial(between, (90000, 100000), (10, 100000))) == tails_of(7)


@given(shares(), st.floats(0.01, 0.99), st.floats(0.6, 0.999))
def test_certainty_agrees_with_the_interval(counts, target, confidence):
    certainty = certainty_beyond(share_at(*counts), target)
    assume(abs(certainty - (1 + confidence) / 2) > 1e-9)
    assume(abs(certainty - (1 - confidence) / 2) > 1e-9)
    low, high = wilson(*counts, confidence)
    assert (low >= target) == (certainty > (1 + confidence) / 2)
    assert (high < target) == (certainty < (1 - confidence) / 2)


@given(shares(), st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_certainty_falls_with_the_target(counts, one, other):
    easy, hard = min(one, other), max(one, other)
    assert certainty_beyond(share_at(*counts), easy) >= certainty_beyond(share_at(*counts), hard) - 1e-12


def test_certainty_at_the_value_is_a_half():
    assert certainty_beyond(share_at(60, 100), 0.6) == 0.5


def test_certainty_of_a_skewed_interval_goes_by_its_middle():
    def skewed(confidence):
        z = z_value(confidence)
        return Interval(3 - z, 3.2 + z)

    assert certainty_beyond(skewed, 3.1) == 0.5
    assert certainty_beyond(skewed, 2.9) > 0.5 > certainty_beyond(skewed, 3.3)


# -- the normal distribution


@given(st.floats(0.0001, 0.9999))
def test_the_normal_distribution_there_and_back(probability):
    assert cdf(quantile(probability)) == pytest.approx(probability, rel=1e-9)
    assert confidence_of(z_value(probability)) == pytest.approx(probability, rel=1e-9)
    assert tails_of(z_value(probability)) == pytest.approx(1 - probability, rel=1e-9)


@pytest.mark.parametrize("outside", [0, 1, -0.5, 95, math.nan])
def test_no_probability(outside):
    with pytest.raises(ValueError, match="lies between 0 and 1"):
        z_value(outside)
    with pytest.raises(ValueError, match="lies between 0 and 1"):
        quantile(outside)
