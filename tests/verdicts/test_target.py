"""Targets: met, missed, or can't tell."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxkit.stats.interval import Interval
from cxkit.stats.net import tango
from cxkit.stats.share import wilson
from cxkit.verdicts.target import judge


def verdict(target, better="higher", confidence=0.95):
    return judge(0.6, partial(wilson, 60, 100), target, better=better, confidence=confidence)


@pytest.mark.parametrize(
    ("target", "better", "word", "leans"),
    [
        (0.40, "higher", "met", "met"),
        (0.55, "higher", "cannot_tell", "met"),
        (0.60, "higher", "cannot_tell", "met"),
        (0.65, "higher", "cannot_tell", "missed"),
        (0.80, "higher", "missed", "missed"),
        (0.40, "lower", "missed", "missed"),
        (0.55, "lower", "cannot_tell", "missed"),
        (0.65, "lower", "cannot_tell", "met"),
        (0.80, "lower", "met", "met"),
    ],
)
def test_words(target, better, word, leans):
    found = verdict(target, better)
    assert (found.word, found.leans, found.target) == (word, leans, target)


def test_gap_is_negative_where_the_value_is_short():
    assert verdict(0.8).gap == pytest.approx(-0.2)
    assert verdict(0.8, "lower").gap == pytest.approx(0.2)


def test_certainty():
    assert verdict(0.5).certainty == pytest.approx(0.97725, abs=1e-5)
    assert verdict(0.5, "lower").certainty == pytest.approx(0.02275, abs=1e-5)


def test_a_limit_on_the_target():
    low, high = Interval(2.0, 4.0)

    def fixed(confidence):
        return Interval(3 - confidence / 0.95, 3 + confidence / 0.95)

    assert judge(3, fixed, low, better="higher").word == "met"
    assert judge(3, fixed, high, better="higher").word == "cannot_tell"
    assert judge(3, fixed, high, better="lower").word == "met"
    assert judge(3, fixed, low, better="lower").word == "cannot_tell"


@given(
    st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(1, 60)),
    st.floats(-0.99, 0.99),
    st.sampled_from(["higher", "lower"]),
    st.floats(0.6, 0.99),
)
def test_words_and_certainty_agree(counts, target, better, confidence):
    up, down, rest = counts
    n = up + down + rest
    found = judge((up - down) / n, partial(tango, up, down, n), target, better=better, confidence=confidence)
    sure = (1 + confidence) / 2
    assume(min(abs(found.certainty - sure), abs(found.certainty - 1 + sure)) > 1e-9)
    assert (found.word == "met") == (found.certainty > sure)
    assert (found.word == "missed") == (found.certainty < 1 - sure)
