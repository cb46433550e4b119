"""Changes between two estimates, alone and in families."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxkit.stats.interval import Interval
from cxkit.stats.net import tango
from cxkit.stats.power import net_detectable, spread
from cxkit.verdicts.change import Side, adjust_family, compare

APPLES, BANANAS = (120, 83, 250), (115, 91, 250)


def side(up, down, n, unit=1.0):
    def interval_at(confidence):
        return Interval(*(unit * limit for limit in tango(up, down, n, confidence)))

    return Side(unit * (up - down) / n, interval_at, unit**2 * spread(up / n, down / n), n)


@st.composite
def nets(draw):
    up, down, rest = draw(st.tuples(st.integers(0, 300), st.integers(0, 300), st.integers(1, 300)))
    return up, down, up + down + rest


def test_published_groups():
    change = compare(side(*APPLES), side(*BANANAS))
    assert change.difference == pytest.approx(0.052)
    assert (change.low, change.high) == pytest.approx((-0.10461265, 0.20768675), abs=2e-6)
    assert change.p == change.p_adjusted == pytest.approx(0.516, abs=0.005)
    assert (change.word, change.family) == ("no_evidence", 1)
    assert change.smallest_detectable == pytest.approx(
        net_detectable(spread(115 / 250, 91 / 250), spread(120 / 250, 83 / 250), 250, 250)
    )


@pytest.mark.parametrize(("later", "word"), [((200, 20, 250), "up"), ((20, 200, 250), "down"), (APPLES, "no_evidence")])
def test_words(later, word):
    assert compare(side(*later), side(*APPLES)).word == word


def test_in_points():
    one, hundred = (compare(side(*APPLES, unit), side(*BANANAS, unit)) for unit in (1.0, 100.0))
    assert hundred.p == pytest.approx(one.p)
    assert (hundred.difference, hundred.low, hundred.high, hundred.smallest_detectable) == pytest.approx(
        (one.difference * 100, one.low * 100, one.high * 100, one.smallest_detectable * 100)
    )


@given(nets(), nets(), st.floats(0.6, 0.99))
def test_word_interval_and_p_agree(later, earlier, confidence):
    change = compare(side(*later), side(*earlier), confidence)
    assume(abs(change.p - (1 - confidence)) > 1e-9)
    expected = "up" if change.low > 0 else "down" if change.high < 0 else "no_evidence"
    assert change.word == expected
    assert change.low <= change.difference <= change.high


@given(nets(), nets())
def test_both_ways(later, earlier):
    forth, back = compare(side(*later), side(*earlier)), compare(side(*earlier), side(*later))
    assert (back.difference, back.low, back.high) == pytest.approx((-forth.difference, -forth.high, -forth.low))
    assert back.p == pytest.approx(forth.p, abs=1e-9)
    assert back.smallest_detectable == pytest.approx(forth.smallest_detectable)


def test_a_family_is_harder_to_convince():
    one = compare(side(130, 60, 250), side(110, 80, 250))
    assert one.word == "up"
    changes = adjust_family([one] + [compare(side(*APPLES), side(*BANANAS))] * 9)
    assert {change.family for change in changes} == {10}
    assert changes[0].p == one.p
    assert changes[0].p_adjusted == pytest.approx(10 * one.p)
    assert changes[0].word == "no_evidence"
    assert (changes[0].low, changes[0].high) == (one.low, one.high)


def test_a_strong_change_stands_in_a_family():
    changes = adjust_family([compare(side(20, 200, 250), side(*APPLES))] * 3)
    assert [change.word for change in changes] == ["down"] * 3


def test_method_of_a_family():
    changes = [compare(side(up, 80, 250), side(110, 80, 250)) for up in (112, 125, 135, 145)]
    holm, found = adjust_family(changes), adjust_family(changes, method="bh")
    assert sum(one.p_adjusted for one in found) < sum(one.p_adjusted for one in holm)
    assert adjust_family([]) == ()


def test_two_small_groups_alike():
    change = compare(side(10, 0, 10), side(10, 0, 10))
    assert (change.p, change.word) == (1.0, "no_evidence")
    assert partial(compare, side(10, 0, 10))(side(0, 10, 10)).word == "up"
