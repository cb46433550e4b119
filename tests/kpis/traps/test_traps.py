"""What other packages and popular texts get wrong, and what must be refused in words."""

from __future__ import annotations

import pytest

from cxkit import score
from cxkit.api.asked import ad_hoc
from cxkit.errors import UsageError
from cxkit.kpis import KPIS
from cxkit.scales.decode import Decoding, decode
from cxkit.scales.distribution import Distribution
from cxkit.scales.fault import UndecidedError
from cxkit.scales.polar import polar
from cxkit.scales.scale import Scale
from cxkit.stats.sbg import fit
from cxkit.stats.share import wilson
from cxkit.stats.weights import Cell
from cxkit.verdicts.contrast import Side, independent

TOLD = {"column": "Q1", "kpi": "nps", "option": "--metric nps=Q1"}
YES = {"column": "left", "kpi": "churn", "option": "--metric churn=left"}


@pytest.mark.parametrize("value", ["8.5", "6.5", "-1", "11", "12", "1e1"])
def test_scores_off_the_scale_are_never_binned(value: str) -> None:
    """R's NPS 1.1 makes 8.5 a promoter, 6.5 a passive."""
    with pytest.raises(UndecidedError):
        decode({value: Cell.of(1), "9": Cell.of(9)}, Decoding(Scale(0, 10)), **TOLD)


def test_no_answer_is_not_in_the_base() -> None:
    """NHS Friends and Family: (346 − 6) / 431 = 78.886, not / 498 = 68."""
    labels = {"extremely likely": 5, "likely": 4, "neither": 3, "unlikely": 2, "extremely unlikely": 1}
    raw = {"extremely likely": 346, "likely": 79, "neither": 6, "don't know": 67}
    answers = decode({word: Cell.of(n) for word, n in raw.items()}, Decoding(Scale(1, 5), labels), **TOLD)
    assert answers.n == 431
    assert dict(answers.excluded) == {"says no answer": 67}
    net = (answers.count(lambda point: point == 5) - answers.count(lambda point: point < 4)) / answers.n
    assert net * 100 == pytest.approx(78.886, abs=1e-3)


@pytest.mark.parametrize("asked", ["ces=Q1", "ces=Q1,scale=1..5"])
def test_direction_of_effort_is_not_guessed(asked: str) -> None:
    with pytest.raises(UsageError, match="version"):
        ad_hoc([asked])


def test_effort_is_better_low_and_ease_is_better_high() -> None:
    answers = Distribution({1: Cell.of(30), 5: Cell.of(10)}, Scale(1, 5))
    assert KPIS.get("ces")(answers, version=1).better == "lower"
    assert KPIS.get("ces")(answers, version=2).better == "higher"


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("fcr=Q1", "denominator"),
        ("fcr=Q1,denominator=all", "within"),
        ("retention=Q1", "type"),
        ("mean=Q1", "scale"),
        ("nps=Q1,positive=9", "positive"),
        ("clv=Q1,amount=Q2,statistic=formula,money=margin,discount=8,renewal=year", "convention"),
        ("clv=Q1,time=Q2,amount=Q3,statistic=historical", "money"),
        ("response-rate=Q1", "complete"),
        ("completion-rate=Q1", "complete"),
        ("response-rate=Q1,complete=filled,denominator=invites", "how many were invited"),
        ("health=Q1:0..9+Q2:9..0", "weights"),
    ],
)
def test_what_the_answers_cannot_show_is_asked_for(asked: str, word: str) -> None:
    with pytest.raises(UsageError, match=word):
        ad_hoc([asked])


def test_an_unknown_denominator_is_refused() -> None:
    answers = Distribution({0: Cell.of(3), 1: Cell.of(7)}, Scale(0, 1))
    with pytest.raises(UsageError, match="all, resolvable or resolved"):
        KPIS.get("fcr")(answers, denominator="tickets", within="7 days")


def test_ten_points_from_one_are_no_nps_unless_declared() -> None:
    with pytest.raises(UndecidedError):
        decode({"11": Cell.of(2), "3": Cell.of(2)}, Decoding(Scale(0, 10)), **TOLD)
    with pytest.raises(UsageError, match="0 to 10"):
        KPIS.get("nps")(Distribution({1: Cell.of(2)}, Scale(1, 5)))


def test_offered_and_unoffered_are_not_bad_ratings() -> None:
    """Zendesk: good / (good + bad); tickets that weren't rated stay out of the base."""
    raw = {"good": Cell.of(80), "bad": Cell.of(20), "offered": Cell.of(300), "unoffered": Cell.of(50)}
    found = polar(raw, frozenset({"good"}), frozenset({"offered", "unoffered"}), **YES)
    assert (found.n, found.count(bool)) == (100, 80)


def test_other_words_than_yes_and_no_are_asked_about() -> None:
    with pytest.raises(UndecidedError, match="neither a yes nor a no"):
        polar({"Active": Cell.of(3), "Gone": Cell.of(2)}, frozenset(), frozenset(), **YES)


def test_a_misspelt_yes_is_no_zero() -> None:
    raw = {"Gone": Cell.of(3), "Active": Cell.of(2)}
    with pytest.raises(UndecidedError, match="means yes"):
        polar(raw, frozenset({"Gnoe"}), frozenset(), **YES)
    assert polar(raw, frozenset({"gone"}), frozenset(), **YES).count(bool) == 3


def test_a_month_without_a_yes_is_zero() -> None:
    assert polar({"No": Cell.of(4)}, frozenset({"Yes"}), frozenset(), **YES).count(bool) == 0


@pytest.mark.parametrize(
    ("statistic", "value", "unit"), [("top-two-box", 70.0, "%"), ("mean", 3.9, "1-5"), ("net", 55.0, "points")]
)
def test_csat_is_three_numbers_and_says_which(statistic: str, value: float, unit: str) -> None:
    answers = Distribution({1: Cell.of(5), 2: Cell.of(10), 3: Cell.of(15), 4: Cell.of(30), 5: Cell.of(40)}, Scale(1, 5))
    estimate = KPIS.get("csat")(answers, statistic=statistic)
    assert (estimate.value, estimate.unit, estimate.statistic) == (pytest.approx(value), unit, statistic)


def test_a_year_of_churn_is_not_twelve_months_of_it(tmp_path):
    """5 % a month is 46 % a year; twelve times the month says 60 %."""
    lines, left = ["began,gone"], 4000
    for month in range(1, 13):
        gone = round(left * 0.05)
        lines += [f"2024-05-01,2025-{month:02d}-15"] * gone
        left -= gone
    lines += ["2024-05-01,"] * left + ["2026-02-01,"]
    path = tmp_path / "contracts.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    year, month = (
        next(
            one.estimate.value for one in score(path, ["churn=began..gone"], period=word).figures if one.period == label
        )
        for word, label in (("year", "2025"), ("month", "2025-01"))
    )
    assert month == pytest.approx(5)
    assert year == pytest.approx(100 * (1 - 0.95**12), abs=0.1)
    assert abs(year - 12 * month) > 10


def test_a_lifetime_is_not_one_divided_by_the_churn():
    """Those likely to leave leave first: the high end of Fader and Hardie 2007, undiscounted ahead for 100 renewals."""
    model = fit([131, 126, 90, 60, 42, 34, 26], 491)
    renewals = sum(model.survival(at) for at in range(100))
    churn = (131 + 126 + 90 + 60 + 42 + 34 + 26) / sum([1000, 869, 743, 653, 593, 551, 517])
    assert 1 / churn < 0.75 * renewals


def _share(yes, n):
    p = yes / n
    return Side(p, lambda level: wilson(yes, n, level), p * (1 - p), n)


@pytest.mark.parametrize(
    ("one", "other", "limits"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
    ],
)
def test_a_difference_of_shares_takes_each_sample_by_its_own_size(one, other, limits):
    """statsmodels 10269: its score interval divides by a count for a size: .344 for 56/70 − 48/80, errors for others."""
    found = independent(_share(*one), _share(*other)).interval_at(0.95)
    assert list(found) == pytest.approx(limits, abs=5e-5), "Newcombe 1998, method 10"


def test_the_second_group_is_divided_by_its_own_size():
    """nps_stats divides the passives of the second group by the size of the first: a wrong spread where sizes differ."""
    few = Distribution({0: Cell.of(83), 7: Cell.of(47), 10: Cell.of(120)}, Scale(0, 10))
    many = Distribution({point: Cell.of(4 * cell.n) for point, cell in few.cells.items()}, Scale(0, 10))
    one, other = KPIS.get("nps")(few), KPIS.get("nps")(many)
    assert other.spread == pytest.approx(one.spread)
    assert one.spread == pytest.approx(250 * 100**2 * 0.05621729271**2), "R NPS, Apples"


def test_cuts_of_ones_own_reach_the_interval():
    """R's NPS 1.1 takes the breaks for the score and forgets them for its error: scores 1 to 15, cut at 7 and 9."""
    scores = Distribution({point: Cell.of(2) for point in range(1, 16)}, Scale(0, 15))
    found = KPIS.get("nps")(scores, breaks="7/9")
    assert found.value / 100 == pytest.approx(2 / 30)
    assert found.spread / 100**2 == pytest.approx(0.8622222222)
