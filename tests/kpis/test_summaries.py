"""What holds for every KPI that is counted from more than one question's distribution."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxkit.errors import UsageError
from cxkit.history.counts import summary_from, to_data
from cxkit.kpis import KPIS
from cxkit.kpis._kpi import NotEstimableError
from cxkit.scales.distribution import Distribution
from cxkit.scales.scale import Scale
from cxkit.sections.method import METHODS
from cxkit.stats.moments import Moments
from cxkit.stats.ratio import Pairs
from cxkit.stats.weights import Cell
from cxkit.summaries.money import Money
from cxkit.summaries.scores import Scores
from cxkit.summaries.times import Times
from cxkit.summaries.worths import Worths


def scores(low, high):
    def build(numbers):
        width = high - low
        return Scores(Moments.of((low + width * number / 100, 1.0) for number in numbers), low, high)

    return build


def times(numbers):
    ended, running = {}, {}
    for at, number in enumerate(numbers):
        into = running if at % 7 == 6 else ended
        into[60 * (number + 1)] = into.get(60 * (number + 1), 0) + 1
    return Times(ended, running)


def customers(numbers):
    cells = {}
    for number in numbers:
        orders = 1 + number // 30
        cells[orders] = Cell.of(cells[orders].n + 1) if orders in cells else Cell.of(1)
    return Distribution(cells, Scale(0, 5))


def money(numbers):
    return Money(Pairs.of((10.0 + number % 13, (10.0 + number % 13) * (number % 3) / 2) for number in numbers))


def stays(numbers):
    return Money(Pairs.of((10.0 + number % 13, float(number % 5 > 0)) for number in numbers))


def worths(numbers):
    sums = Moments.of((float(number), 1.0) for number in numbers)
    return Worths(sums.n, sums.mean if sums.n else 0.0, sums.se if sums.n else math.inf)


def texts(numbers):
    cells = {}
    for number in numbers:
        tone = number % 3 - 1
        cells[tone] = Cell.of(cells[tone].n + 1) if tone in cells else Cell.of(1)
    return Distribution(dict(sorted(cells.items())), Scale(-1, 1))


def invited(numbers):
    yes = sum(number % 3 == 0 for number in numbers)
    return Distribution({p: Cell.of(n) for p, n in ((0, len(numbers) - yes), (1, yes)) if n}, Scale(0, 1))


def promoters(numbers):
    cells = {}
    for number in numbers:
        made = max(0, number // 10 - 6)
        cells[made] = Cell.of(cells[made].n + 1) if made in cells else Cell.of(1)
    return Distribution(dict(sorted(cells.items())), Scale(0, 4))


CLV = {"statistic": "historical", "money": "margin"}
FORMULA = {
    "statistic": "formula", "money": "margin", "discount": 10.0, "renewal": "year", "convention": "residual",
}  # fmt: skip
WAYS = [
    ("csi", {}, scores(0, 100)),
    ("csi", {"weights": "0.5/0.3/0.2"}, scores(0, 100)),
    ("experience", {}, scores(-100, 100)),
    ("servqual", {}, scores(-6, 6)),
    ("health", {"weights": "0.5/0.5"}, scores(0, 100)),
    ("resolution-time", {}, times),
    ("resolution-time", {"statistic": "p90"}, times),
    ("resolution-time", {"statistic": "mean"}, times),
    ("resolution-time", {"statistic": "within", "within": "40 minutes"}, times),
    ("response-time", {}, times),
    ("purchase-frequency", {}, customers),
    ("repeat-rate", {}, customers),
    ("churn", {"statistic": "revenue"}, money),
    ("retention", {"type": "gross-revenue"}, money),
    ("retention", {"type": "net-revenue"}, money),
    ("clv", CLV, worths),
    ("clv", FORMULA, stays),
    ("retention", {"type": "survival", "within": "40 minutes"}, times),
    ("retention", {"type": "cohort"}, invited),
    ("resolution-time", {"hours": "mon..fri 09:00-17:00", "clock": "first"}, times),
    ("sentiment", {"by": "vader"}, texts),
    ("response-rate", {"complete": "filled"}, invited),
    ("completion-rate", {"complete": "status"}, invited),
    ("advocacy", {}, promoters),
]
IDS = [f"{name} {' '.join(map(str, declared.values()))}".strip() for name, declared, _ in WAYS]
numbers = st.lists(st.integers(0, 100), min_size=30, max_size=120)


def test_every_kpi_of_another_feed_is_tried_here() -> None:
    others = {name for name in KPIS.names() if set(KPIS.get(name).feeds) - {"question", "contacts"}}
    assert {name for name, _, _ in WAYS} == others


def estimated(name, declared, summary, confidence=0.95):
    try:
        return KPIS.get(name)(summary, confidence, **declared)
    except NotEstimableError:
        return None


@pytest.mark.parametrize(("name", "declared", "build"), WAYS, ids=IDS)
@settings(max_examples=40, deadline=None)
@given(given_numbers=numbers)
def test_value_lies_in_its_interval_and_bounds(name, declared, build, given_numbers) -> None:
    estimate = estimated(name, declared, build(given_numbers))
    if estimate is None:
        return
    low, high = estimate.bounds
    assert low - 1e-9 <= estimate.low <= estimate.value + 1e-9
    assert estimate.value - 1e-9 <= estimate.high <= high + 1e-9
    assert estimate.n == len(given_numbers)


@pytest.mark.parametrize(("name", "declared", "build"), WAYS, ids=IDS)
@settings(max_examples=30, deadline=None)
@given(given_numbers=numbers, at=st.integers(1, 29))
def test_parts_add_up_to_the_whole(name, declared, build, given_numbers, at) -> None:
    if build is times:
        at -= at % 7  # the builder leaves every seventh running
    first, second = (build(part) for part in (given_numbers[:at], given_numbers[at:]))
    if not at or build is worths:
        return  # models are fitted to all customers at once; means of disjoint customers add but for the last digit
    whole, merged = (estimated(name, declared, one) for one in (build(given_numbers), first.plus(second)))
    assert (whole is None) == (merged is None)
    if whole is not None and merged is not None:
        assert (merged.value, merged.low, merged.high) == pytest.approx((whole.value, whole.low, whole.high), abs=1e-6)


@pytest.mark.parametrize(("name", "declared", "build"), WAYS, ids=IDS)
@settings(max_examples=20, deadline=None)
@given(given_numbers=numbers)
def test_order_does_not_matter(name, declared, build, given_numbers) -> None:
    if build is times:
        return
    one, other = (estimated(name, declared, build(part)) for part in (given_numbers, given_numbers[::-1]))
    assert one is not None
    assert other is not None
    assert (one.value, one.low, one.high) == pytest.approx((other.value, other.low, other.high), abs=1e-6)


@pytest.mark.parametrize(("name", "declared", "build"), WAYS, ids=IDS)
def test_four_times_the_rows_halve_the_interval(name, declared, build) -> None:
    base = [(37 * at) % 101 for at in range(210)]
    once, four = (estimated(name, declared, build(sorted(base) * times_)) for times_ in (1, 4))
    assert once is not None
    assert four is not None
    assert four.value == pytest.approx(once.value, rel=0.03)
    assert (four.high - four.low) / (once.high - once.low) == pytest.approx(0.5, abs=0.12)


@pytest.mark.parametrize(("name", "declared", "build"), WAYS, ids=IDS)
def test_wider_at_higher_confidence(name, declared, build) -> None:
    summary = build([(37 * at) % 101 for at in range(210)])
    widths = [estimated(name, declared, summary, level) for level in (0.8, 0.95, 0.99)]
    widths = [one.high - one.low for one in widths if one]
    assert widths == sorted(widths)
    assert widths[0] < widths[2]


@pytest.mark.parametrize(("name", "declared", "build"), WAYS, ids=IDS)
def test_kept_and_read_again_it_gives_the_same(name, declared, build) -> None:
    summary = build([(37 * at) % 101 for at in range(210)])
    body = json.loads(json.dumps(to_data(summary)))
    again = summary_from({**body, "excluded": {}})
    for level in (0.8, 0.95, 0.99):
        before, after = (estimated(name, declared, one, level) for one in (summary, again))
        assert before is not None
        assert after is not None
        assert (after.value, after.low, after.high) == pytest.approx((before.value, before.low, before.high))


def test_many_different_times_are_kept_to_three_digits() -> None:
    exact = Times({7 * at + 1000: 1 for at in range(4000)}, {})
    kept = summary_from(json.loads(json.dumps(to_data(exact))))
    assert len(kept.ended) < 1100, "900 steps in each power of ten"
    assert kept.n == exact.n
    before, after = (KPIS.get("resolution-time")(one) for one in (exact, kept))
    assert after.value == pytest.approx(before.value, rel=0.005)


@pytest.mark.parametrize(("name", "declared", "build"), WAYS, ids=IDS)
def test_the_report_has_words_for_its_method(name, declared, build) -> None:
    for numbers_ in ([(37 * at) % 101 for at in range(210)], [50] * 40):
        estimate = estimated(name, declared, build(numbers_))
        assert estimate is None or set(estimate.method.split(", ")) <= set(METHODS)


@pytest.mark.parametrize(("name", "declared", "build"), WAYS, ids=IDS)
@pytest.mark.parametrize("numbers_", [[3], [100], [0, 0], [50] * 40, [0] * 20 + [100] * 20])
def test_one_answer_and_extremes_are_no_false_certainty(name, declared, build, numbers_) -> None:
    estimate = estimated(name, declared, build(numbers_))
    if estimate is None:
        return  # said in words, not shown
    low, high = estimate.bounds
    assert not any(map(math.isnan, (estimate.low, estimate.high)))
    assert low - 1e-9 <= estimate.low <= estimate.value + 1e-9
    assert estimate.value - 1e-9 <= estimate.high <= high + 1e-9
    # amounts and times that are all alike tell of no spread; elsewhere no interval is of no width
    assert estimate.low < estimate.high or build in (worths, times)


@pytest.mark.parametrize(("name", "declared", "build"), WAYS, ids=IDS)
def test_nobody_is_no_estimate(name, declared, build) -> None:
    with pytest.raises(ValueError, match="no answers"):
        KPIS.get(name)(build([]), 0.95, **declared)


def test_all_alike_still_have_an_interval() -> None:
    for name, declared, build in WAYS[:5]:
        estimate = KPIS.get(name)(build([50] * 40), 0.95, **declared)
        assert estimate.low < estimate.value < estimate.high


def test_too_many_still_open() -> None:
    with pytest.raises(NotEstimableError, match="still open"):
        KPIS.get("resolution-time")(Times({60: 1}, {120: 9}))


def test_open_tickets_beyond_the_time_are_late_and_others_wait() -> None:
    found = KPIS.get("resolution-time")(Times({1800: 5}, {7200: 3, 600: 2}), statistic="within", within="1 hour")
    assert found.value == pytest.approx(5 / 8 * 100)
    assert found.tally == {"in time": 5, "late": 3, "open and not late yet": 2}


def test_without_open_ones_the_median_has_order_statistics() -> None:
    """T-01: of 141 times the ranks 59 and 83 bound the median."""
    found = KPIS.get("resolution-time")(Times({3600 * at: 1 for at in range(1, 142)}, {}))
    assert (found.value, found.low, found.high, found.method) == (71, 59, 83, "order statistics")


@pytest.mark.parametrize(
    ("name", "declared", "summary", "word"),
    [
        ("churn", {"statistic": "revenue"}, customers([1, 2]), "amounts"),
        ("churn", {"denominator": "average"}, customers([1, 2]), "at the start"),
        ("retention", {"type": "gross-revenue"}, customers([1, 2]), "amounts"),
        ("retention", {"type": "monthly"}, customers([1, 2]), "monthly"),
        ("clv", {"statistic": "expected", "money": "margin"}, worths([1, 2]), "looks ahead"),
        ("clv", {"statistic": "historical", "money": "profit"}, worths([1, 2]), "margin or revenue"),
        ("resolution-time", {"statistic": "within"}, times([1, 2]), "can't read the time"),
        ("purchase-frequency", {"orders": "weeks"}, customers([1, 2]), "days or rows"),
    ],
)
def test_what_is_ambiguous_is_refused(name, declared, summary, word) -> None:
    with pytest.raises(UsageError, match=word):
        KPIS.get(name)(summary, **declared)


@pytest.mark.parametrize(
    ("name", "scales", "declared", "word"),
    [
        ("csi", [Scale(1, 10)], {}, "two questions"),
        ("csi", [Scale(1, 10)] * 3, {"weights": "0.5/0.3"}, "3 weights"),
        ("csi", [Scale(1, 10)] * 3, {"weights": "0.5/0.3/0.3"}, "add up"),
        ("experience", [Scale(1, 7)] * 2, {}, "three questions"),
        ("experience", [Scale(0, 10)] * 3, {}, "1 to 7"),
        ("servqual", [Scale(1, 7)] * 43, {}, "as many expected"),
        ("servqual", [Scale(1, 7)] * 20, {}, "22 statements"),
        ("health", [Scale(0, 10)] * 2, {"weights": "0.5/0.6"}, "add up"),
    ],
)
def test_questions_that_do_not_fit_are_refused(name, scales, declared, word) -> None:
    with pytest.raises(UsageError, match=word):
        KPIS.get(name).items.check(scales, declared)


def test_service_quality_is_the_mean_of_five_dimensions_not_of_its_statements() -> None:
    """12manage: gaps −.65, −1.10, −.83, −.70, −1.01 give −.858; a trap multiplies by points and gets −30."""
    gaps = [-0.65, -1.10, -0.83, -0.70, -1.01]
    points = [5.0] * 5 + [5.0 + gap for gap in gaps]
    scored = KPIS.get("servqual").items.scores(points, [Scale(1, 7)] * 10, {})
    assert scored[""] == pytest.approx(-0.858)
    weighted = KPIS.get("servqual").items.scores(points, [Scale(1, 7)] * 10, {"weights": "11/32/23/19/15"})
    assert weighted[""] == pytest.approx(0.11 * -0.65 + 0.32 * -1.10 + 0.23 * -0.83 + 0.19 * -0.70 + 0.15 * -1.01)
    unequal = [5.0] * 22 + [4.0] * 4 + [5.0] * 18
    scored = KPIS.get("servqual").items.scores(unequal, [Scale(1, 7)] * 44, {})
    assert scored[""] == pytest.approx(-0.2), "tangibles are a fifth, not 4 of 22"


@pytest.mark.parametrize(
    ("points", "weights", "index"),
    [
        ((8, 7, 6), "", 66.6667), ((8, 7, 6), "0.3885/0.3190/0.2925", 67.7333), ((8, 8, 8), "", 77.7778),
        ((10, 10, 10), "0.3885/0.3190/0.2925", 100), ((1, 1, 1), "", 0), ((8, None, 6), "", 66.6667),
    ],
)  # fmt: skip
def test_index_of_one_respondent(points, weights, index) -> None:
    """C-01: Verint's worked example, (8, 7, 6) with Ohio's weights gives 67.7333."""
    scored = KPIS.get("csi").items.scores(points, [Scale(1, 10)] * 3, {"weights": weights})
    assert scored[""] == pytest.approx(index, abs=5e-5)


def test_experience_keeps_the_cuts_of_its_scale() -> None:
    items = KPIS.get("experience").items
    seven = [items.scores((at, at, at), [Scale(1, 7)] * 3, {})["success"] for at in range(1, 8)]
    five = [items.scores((at, at, at), [Scale(1, 5)] * 3, {})["success"] for at in range(1, 6)]
    assert seven == [-1, -1, -1, 0, 0, 1, 1]
    assert five == [-1, -1, 0, 1, 1]
    assert items.scores((7, 4, None), [Scale(1, 7)] * 3, {}) == {"": None, "success": 1, "effort": 0, "emotion": None}
