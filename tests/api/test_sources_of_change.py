"""Where changes come from, groups tested together, and numbers from outside."""

from __future__ import annotations

import math
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from cxkit.api.omnibus import differ
from cxkit.api.outside import declared_side
from cxkit.api.score import score
from cxkit.api.score_source import score_source
from cxkit.api.splits import split
from cxkit.kpis import KPIS
from cxkit.kpis._points import values_of
from cxkit.model import Benchmark
from cxkit.scales.distribution import Distribution
from cxkit.scales.scale import Scale
from cxkit.stats.weights import Cell
from cxkit.summaries.times import Times
from cxkit.verdicts.contrast import independent

stats = pytest.importorskip("scipy.stats")
DAY = "2026-11-22"
WAYS = [
    ("nps", {}, Scale(0, 10)), ("csat", {}, Scale(1, 5)), ("csat", {"statistic": "mean"}, Scale(1, 5)),
    ("csat", {"statistic": "net"}, Scale(1, 5)), ("ces", {"version": 2}, Scale(1, 7)), ("mean", {}, Scale(0, 4)),
]  # fmt: skip
counts = st.lists(st.integers(0, 30), min_size=11, max_size=11).filter(any)


class Way:
    def __init__(self, name, declared):
        self.kpi, self.declared = KPIS.get(name), declared


def answers(scale, given_counts):
    return Distribution({p: Cell.of(n) for p, n in zip(scale.points, given_counts, strict=False) if n}, scale)


@pytest.mark.parametrize(("name", "declared", "scale"), WAYS, ids=str)
@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=4))
def test_the_parts_add_up_to_the_change(name, declared, scale, groups):
    way = Way(name, declared)
    late = {str(at): answers(scale, now) for at, (now, _) in enumerate(groups)}
    early = {str(at): answers(scale, then) for at, (_, then) in enumerate(groups)}
    late, early = ({k: one for k, one in table.items() if one.n} for table in (late, early))
    if not late or not early:
        return
    now, then = (total(table.values()) for table in (late, early))
    found = split(now, then, way, {("g",): (late, early)})
    assert found is not None
    change, ends, by = found
    assert change == pytest.approx(
        way.kpi(now, 0.95, **declared).value - way.kpi(then, 0.95, **declared).value, abs=1e-9
    )
    assert by["g",].mix + by["g",].rate == pytest.approx(change, abs=1e-9)
    assert sum(ends.values()) == pytest.approx(change if ends else 0, abs=1e-9)
    assert bool(ends) == (name == "nps" or declared.get("statistic") == "net")
    back = split(then, now, way, {("g",): (early, late)})
    assert back is not None
    assert (back[2]["g",].mix, back[2]["g",].rate) == pytest.approx((-by["g",].mix, -by["g",].rate), abs=1e-9)


def total(parts):
    first, *rest = parts
    for one in rest:
        first = first.plus(one)
    return first


@pytest.mark.parametrize(("name", "declared", "scale"), WAYS, ids=str)
@settings(max_examples=40, deadline=None)
@given(given_counts=counts)
def test_a_figure_is_the_average_of_what_its_answers_count(name, declared, scale, given_counts):
    way, given_answers = Way(name, declared), answers(scale, given_counts)
    if given_answers.n:
        values = values_of(way.kpi, declared, given_answers, given_answers.cells)
        average = sum(values[point] * cell.n for point, cell in given_answers.cells.items()) / given_answers.n
        assert way.kpi(given_answers, 0.95, **declared).value == pytest.approx(average, abs=1e-9)


def test_groups_by_kind_of_figure() -> None:
    scale, dice = Scale(0, 10), random.Random(2)
    groups = [answers(scale, [dice.randint(0, 20) for _ in scale.points]) for _ in range(4)]
    method, test = differ(groups, Way("nps", {}))
    kinds = [[one.count(lambda p: p <= 6), one.count(lambda p: p in (7, 8)), one.count(lambda p: p >= 9)] for one in groups]  # fmt: skip
    theirs = stats.chi2_contingency(kinds, correction=False)
    assert (method, test.statistic, test.p) == (
        "chi-square",
        pytest.approx(theirs.statistic),
        pytest.approx(theirs.pvalue),
    )
    means = [answers(Scale(1, 5), [dice.randint(1, 20) for _ in range(5)]) for _ in range(2)]
    method, test = differ(means, Way("csat", {"statistic": "mean"}))
    rows = [[point for point, cell in one.cells.items() for _ in range(cell.n)] for one in means]
    assert (method, test.p) == ("Welch's anova", pytest.approx(stats.ttest_ind(*rows, equal_var=False).pvalue))
    weighted = [Distribution({p: Cell(c.n, 2.0 * c.n, 4.0 * c.n) for p, c in one.cells.items()}, one.scale, weighted=True) for one in groups]  # fmt: skip
    assert differ(weighted, Way("nps", {}))[0] == "Wald"


def test_groups_of_times_by_log_rank() -> None:
    # R survival, aml: log-rank chi-square 3.3963886990, p 0.0653393220
    maintained = Times({9: 1, 13: 1, 18: 1, 23: 1, 31: 1, 34: 1, 48: 1}, {13: 1, 28: 1, 45: 1, 161: 1})
    other = Times({5: 2, 8: 2, 12: 1, 23: 1, 27: 1, 30: 1, 33: 1, 43: 1, 45: 1}, {16: 1})
    method, test = differ([maintained, other], Way("resolution-time", {"statistic": "median", "within": ""}))
    assert method == "log-rank"
    assert (test.statistic, test.p) == pytest.approx((3.3963886990, 0.0653393220), abs=1e-9)


def test_a_benchmark_with_its_own_answers() -> None:
    ours = answers(Scale(1, 5), [5, 5, 10, 30, 50])
    estimate = KPIS.get("csat")(ours, 0.95)
    other = declared_side(Benchmark(who="x", value=60, n=80), estimate)
    low, high = confint_proportions_2indep(80, 100, 48, 80, method="newcomb")
    from cxkit.api.comparisons import side_of

    contrast = independent(side_of(ours, Way("csat", {})), other)
    assert contrast.interval_at(0.95) == pytest.approx((100 * low, 100 * high), abs=1e-6)
    exact = declared_side(Benchmark(who="x", value=60), estimate)
    assert exact.interval_at(0.95) == (60, 60)
    net = KPIS.get("nps")(answers(Scale(0, 10), [5] * 9 + [30, 30]), 0.95)
    beside = declared_side(Benchmark(who="x", value=net.value, n=net.n), net)
    assert beside.interval_at(0.95) == pytest.approx((net.low, net.high))
    assert math.sqrt(beside.spread) == pytest.approx(math.sqrt(net.spread))


def test_a_wave_against_paths_targets_and_benchmarks(recorded_demo: Path) -> None:
    found = score_source([str(recorded_demo / "exports/owners/2026-q3.csv")], root=recorded_demo, as_of=DAY)
    by = {(one.metric, one.against, one.other): one.change for one in found.comparisons if not one.segment}
    path, target = (by["owner-nps", against, "owners-recommend"] for against in ("path", "target"))
    verdict = next(one.judgement.verdict for one in found.judgements if one.metric == "owner-nps")
    assert verdict.word == "missed"
    assert path.word == target.word == "down"
    assert path.difference == pytest.approx(verdict.gap)
    assert by["owner-nps", "benchmark", "quittung"].family == 2
    value = next(one.estimate.value for one in found.figures if one.metric == "owner-nps" and not one.segment)
    assert by["owner-nps", "benchmark", "ledgerloft"].difference == pytest.approx(value - 12)
    shape = found.as_dict()
    assert {one["against"] for one in shape["comparisons"]} == {"period", "rest", "benchmark", "path", "target"}
    for one in shape["splits"]:
        for part in one["by"]:
            assert part["mix"] + part["rate"] == pytest.approx(one["difference"])
    assert {tuple(one["by"]) for one in shape["groups"]} == {("plan",), ("country",)}


def test_a_change_of_mix_alone_is_said_so() -> None:
    import pandas as pd

    days = {"2026-01-09": {"new": 50, "old": 50}, "2026-04-09": {"new": 80, "old": 20}}
    rows = [(day, group, 10 if group == "old" and at % 2 else 3) for day, groups in days.items() for group, n in groups.items() for at in range(n)]  # fmt: skip
    found = score(pd.DataFrame(rows, columns=["day", "group", "q"]), {"nps": "q"}, by=["group"], period="quarter", time="day", as_of=DAY)  # fmt: skip
    (one,) = found.splits
    assert one.groups["group",].rate == pytest.approx(0)
    assert one.groups["group",].mix == pytest.approx(one.change)
    assert one.change == pytest.approx(-30)


def test_a_period_whose_groups_are_all_withheld_has_no_mix() -> None:
    import pandas as pd

    few = [("2026-01-10", group, 9) for group in "aaabb"]
    many = [("2026-04-10", group, q) for group in "ab" for q in range(11)]
    frame = pd.DataFrame(few + many, columns=["day", "group", "q"])
    found = score(frame, {"nps": "q"}, by=["group"], period="quarter", time="day", as_of=DAY)
    (one,) = found.splits
    assert one.change == pytest.approx(100 * (2 - 7) / 11 - 100)
    assert not one.groups
