"""Changes between two estimates, alone and in families."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxkit.stats.interval import Interval
from cxkit.stats.net import tango
from cxkit.stats.power import net_detectable, spread
from cxkit.verdicts.change import Strictness, compare, decide
from cxkit.verdicts.contrast import Side, independent

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


def contrast(later, earlier):
    return independent(side(*later), side(*earlier))


def test_a_family_is_harder_to_convince():
    one, other = contrast((130, 60, 250), (110, 80, 250)), contrast(APPLES, BANANAS)
    (alone,) = decide([one], Strictness())
    assert alone.word == "up"
    changes = decide([one] + [other] * 9, Strictness())
    assert {change.family for change in changes} == {10}
    assert changes[0].p == alone.p
    assert changes[0].p_adjusted == pytest.approx(10 * alone.p)
    assert changes[0].word == "no_evidence"
    assert (changes[0].low, changes[0].high) == (alone.low, alone.high)
    assert changes[0].smallest_detectable > alone.smallest_detectable


def test_a_strong_change_stands_in_a_family():
    changes = decide([contrast((20, 200, 250), APPLES)] * 3, Strictness())
    assert [change.word for change in changes] == ["down"] * 3


def test_how_a_family_is_adjusted():
    contrasts = [contrast((up, 80, 250), (110, 80, 250)) for up in (112, 125, 135, 145)]
    holm, found, none = (decide(contrasts, Strictness(adjust=how)) for how in ("holm", "bh", "none"))
    assert sum(one.p_adjusted for one in found) < sum(one.p_adjusted for one in holm)
    assert [one.p_adjusted for one in none] == [one.p for one in none]
    assert {one.adjusted for one in (*holm, *found, *none)} == {"holm", "bh", "none"}
    assert decide([], Strictness()) == ()


def test_holm_up_to_twenty_and_benjamini_hochberg_beyond():
    one = contrast(APPLES, BANANAS)
    assert {change.adjusted for change in decide([one] * 20, Strictness())} == {"holm"}
    assert {change.adjusted for change in decide([one] * 21, Strictness())} == {"bh"}


@given(st.lists(st.tuples(nets(), nets()), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_a_family_does_not_matter(pairs, random):
    contrasts = [contrast(*pair) for pair in pairs]
    places = list(range(len(contrasts)))
    random.shuffle(places)
    straight, mixed = decide(contrasts, Strictness()), decide([contrasts[at] for at in places], Strictness())
    assert [straight[at] for at in places] == list(mixed)


@given(st.lists(st.tuples(nets(), nets()), min_size=1, max_size=6), st.floats(0.6, 0.99))
def test_simultaneous_intervals_and_their_words_agree(pairs, confidence):
    changes = decide([contrast(*pair) for pair in pairs], Strictness(confidence, simultaneous=True))
    for change in changes:
        assert change.level == pytest.approx(1 - (1 - confidence) / len(pairs))
        assume(abs(change.p_adjusted - (1 - confidence)) > 1e-9)
        expected = "up" if change.low > 0 else "down" if change.high < 0 else "no_evidence"
        assert change.word == expected


@given(nets(), nets())
def test_the_mirror_is_the_other_way_round(one, other):
    forth, back = compare(side(*one), side(*other)), compare(side(*other), side(*one))
    mirror = forth.mirrored
    assert (mirror.low, mirror.high, mirror.difference) == pytest.approx((back.low, back.high, back.difference))
    assert (mirror.word, mirror.mirrored) == (back.word, forth)


@given(nets(), nets(), st.floats(-0.9, 0.9))
def test_what_two_estimates_share_narrows_their_difference(one, other, correlation):
    alone, shared = independent(side(*one), side(*other)), independent(side(*one), side(*other), correlation)
    widths = [high - low for low, high in (alone.interval_at(0.95), shared.interval_at(0.95))]
    assert (widths[1] <= widths[0] + 1e-12) == (correlation >= 0) or widths[0] == pytest.approx(widths[1])


@given(nets(), nets(), st.floats(-5, 5))
def test_adding_a_constant_to_both_changes_nothing(one, other, constant):
    def moved(given):
        at = given.interval_at
        return given._replace(
            value=given.value + constant, interval_at=lambda level: Interval(*(limit + constant for limit in at(level)))
        )

    plain, shifted = compare(side(*one), side(*other)), compare(moved(side(*one)), moved(side(*other)))
    assert (shifted.difference, shifted.low, shifted.high, shifted.p) == pytest.approx(
        (plain.difference, plain.low, plain.high, plain.p), abs=1e-7
    )


def test_two_small_groups_alike():
    change = compare(side(10, 0, 10), side(10, 0, 10))
    assert (change.p, change.word) == (1.0, "no_evidence")
    assert partial(compare, side(10, 0, 10))(side(0, 10, 10)).word == "up"


def test_where_all_answered_alike_something_could_still_have_shown():
    """Simulated: of 50 and 60 answers, a rise from none to 13 % shows in four of five pairs, one to 8 % seldom."""
    from cxkit.stats.share import wilson

    one = Side(0.0, lambda level: wilson(0, 50, level), 0.0, 50)
    other = Side(0.0, lambda level: wilson(0, 60, level), 0.0, 60)
    change = compare(other, one)
    assert change.word == "no_evidence"
    assert 0.08 < change.smallest_detectable < 0.15
    census = Side(0.5, lambda _: Interval(0.5, 0.5), 0.25, float("inf"))
    assert compare(census, census).smallest_detectable == 0


def test_what_would_decide_counts_answers_as_they_are_given():
    from cxkit.api.objectives import _answers

    alone = Side(30.0, lambda _: Interval(25.0, 35.0), 6100.0, 800)
    assert _answers(alone, 5.7, 0.95) == pytest.approx(721, abs=0.5)
    assert _answers(alone._replace(design_effect=2.0), 5.7, 0.95) == pytest.approx(1442, abs=1)
    assert _answers(alone._replace(people=900.0), 5.7, 0.95) == pytest.approx(400.4, abs=0.5)  # Cochran (1977), 4.4
