"""Figures against each other: the rest, the period before, and what mustn't be compared."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from cxkit.api.score import score
from cxkit.api.score_source import score_source
from cxkit.errors import UsageError

DAY = "2026-11-22"


def table(rows, columns):
    import pandas as pd

    return pd.DataFrame(rows, columns=columns)


def frame(groups: dict[str, tuple[int, ...]]):
    """Answers 1 to 5 by group: how many gave each."""
    rows = [(name, point) for name, counts in groups.items() for point, n in enumerate(counts, 1) for _ in range(n)]
    return table(rows, ["group", "q"])


THREE = {"a": (10, 10, 20, 30, 30), "b": (5, 5, 10, 20, 40), "c": (30, 20, 20, 20, 10)}


def of(found, against):
    return {one.segment: one for one in found.comparisons if one.against == against}


def test_a_group_is_held_against_the_others_and_not_against_the_total() -> None:
    found = of(score(frame(THREE), {"csat": "q"}, by=["group"], as_of=DAY), "rest")
    happy, n = {name: counts[3] + counts[4] for name, counts in THREE.items()}, {k: sum(v) for k, v in THREE.items()}
    for name in THREE:
        rest_happy, rest_n = sum(happy.values()) - happy[name], sum(n.values()) - n[name]
        change = found[("group", name),].change
        # Newcombe's intervals by statsmodels
        low, high = confint_proportions_2indep(happy[name], n[name], rest_happy, rest_n, method="newcomb")
        assert (change.low, change.high) == pytest.approx((100 * low, 100 * high), abs=1e-6)
        assert change.difference == pytest.approx(100 * (happy[name] / n[name] - rest_happy / rest_n))
        assert (change.family, change.adjusted) == (3, "holm")


def test_two_groups_are_one_comparison_read_both_ways() -> None:
    found = of(score(frame({k: THREE[k] for k in "ab"}), {"csat": "q"}, by=["group"], as_of=DAY), "rest")
    one, other = (found[("group", name),].change for name in "ab")
    assert one.family == other.family == 1
    assert one.p == one.p_adjusted == other.p_adjusted
    assert (one.difference, one.low, one.high) == (-other.difference, -other.high, -other.low)


def test_the_rest_never_tells_of_a_withheld_group() -> None:
    dice = random.Random(7)
    for _ in range(40):
        sizes = {f"g{at}": dice.choice([1, 2, 4, 5, 9, 40]) for at in range(dice.randint(2, 6))}
        answers = frame({name: (n, 0, 0, 0, n % 3) for name, n in sizes.items()})
        found = score(answers, {"csat": "q"}, by=["group"], as_of=DAY)
        shown = {one.segment: one.answers.n for one in found.figures if one.segment and one.answers}
        assert not any(one.suppressed for one in found.figures if of(found, "rest"))
        for segment in of(found, "rest"):
            assert sum(shown.values()) - shown[segment] >= 5
            assert len(shown) >= 2


def test_a_crossed_breakdown_has_a_rest_too() -> None:
    answers = frame(THREE)
    answers["half"] = ["one", "two"] * (len(answers) // 2)
    found = of(score(answers, {"csat": "q"}, by=["group*half"], as_of=DAY), "rest")
    assert len(found) == 6
    assert {one.change.family for one in found.values()} == {6}


def test_rolled_up_groups_are_compared_only_where_they_are_the_same() -> None:
    sizes = {"2026-01-05": {"a": 40, "b": 3, "c": 4}, "2026-02-05": {"a": 40, "b": 4, "c": 4}, "2026-03-05": {"a": 40, "b": 3, "d": 4}}  # fmt: skip
    rows = [(day, name, 5) for day, groups in sizes.items() for name, n in groups.items() for _ in range(n)]
    answers = table(rows, ["day", "group", "q"])
    found = score(answers, {"csat": "q"}, by=["group"], period="month", time="day", as_of=DAY)
    others = [one.period for one in found.comparisons if one.against == "period" and ("group", "other") in one.segment]
    assert others == ["2026-02"]


def test_simultaneous_and_adjusted_as_asked() -> None:
    plain = score(frame(THREE), {"csat": "q"}, by=["group"], as_of=DAY)
    wide = score(frame(THREE), {"csat": "q"}, by=["group"], as_of=DAY, simultaneous=True)
    none = score(frame(THREE), {"csat": "q"}, by=["group"], as_of=DAY, adjust="none")
    for segment, one in of(plain, "rest").items():
        other = of(wide, "rest")[segment].change
        assert other.low < one.change.low < one.change.high < other.high
        assert (other.adjusted, other.level) == ("bonferroni", pytest.approx(1 - 0.05 / 3))
        assert of(none, "rest")[segment].change.p_adjusted == one.change.p
    for given in ({"adjust": "tukey"}, {"adjust": "bh", "simultaneous": True}):
        with pytest.raises(UsageError):
            score(frame(THREE), {"csat": "q"}, by=["group"], **given)


def wave(root: Path, quarter: str = "2026-q3", **options):
    return score_source([str(root / f"exports/owners/{quarter}.csv")], root=root, as_of=DAY, **options)


def test_a_changed_definition_is_not_compared_and_said_so(recorded_demo: Path, demo: Path) -> None:
    import shutil

    shutil.copytree(recorded_demo / "measurements", demo / "measurements")
    assert not wave(demo).not_compared
    text = (demo / "feedback.yaml").read_text()
    (demo / "feedback.yaml").write_text(text.replace("to another owner?", "to a friend?"))
    reworded = wave(demo)
    assert [(one.metric, one.other) for one in reworded.not_compared] == [("owner-nps", "2026-q2")]
    assert "text of the question" in reworded.not_compared[0].why
    assert not [one for one in reworded.comparisons if one.metric == "owner-nps" and one.against == "period"]
    assert [one for one in reworded.comparisons if one.metric == "owner-satisfaction" and one.against == "period"]
    metrics = (demo / "metrics.yaml").read_text()
    (demo / "metrics.yaml").write_text(
        metrics.replace("    question: recommend\n", "    question: recommend\n    revision: 2\n", 1)
    )
    assert wave(demo).not_compared[0].why == "revision 2 began a new series"


def test_some_rows_are_not_compared_with_all_rows(recorded_demo: Path) -> None:
    found = wave(recorded_demo, where="plan = solo")
    assert not [one for one in found.comparisons if one.against == "period"]
    assert {one.why for one in found.not_compared} == {"--where keeps some rows only"}
    assert not found.judgements


def test_two_waves_of_one_run_are_compared_without_records(demo: Path) -> None:
    paths = [str(demo / f"exports/owners/2026-q{at}.csv") for at in (2, 3)]
    found = score_source(paths, root=demo, as_of=DAY)
    whole = [one for one in found.comparisons if one.against == "period" and not one.segment]
    assert {(one.other, one.period) for one in whole} == {("2026-q2", "2026-q3")}


def panel(dice: random.Random, *, leave: float = 0.0, repeat: float = 0.0, weighted: bool = False):
    """Respondents who answer in January and in April, some of them once only, or twice in April."""
    rows = []
    for at in range(160):
        first = dice.choice([2, 6, 8, 9, 10])
        second = first if dice.random() < 0.7 else dice.choice([5, 8, 10])
        weight = dice.choice([0.5, 1, 2]) if weighted else 1
        if dice.random() >= leave:
            rows.append((f"c{at}", "2026-01-09", first, "xy"[at % 2], weight))
        if dice.random() >= leave:
            rows.append((f"c{at}", "2026-04-09", second, "xy"[at % 2], weight))
        if dice.random() < repeat:
            rows.append((f"c{at}", "2026-04-19", 9, "xy"[at % 2], 1))
    return table(rows, ["who", "day", "q", "side", "weight"])


def measured(data, **options):
    return score(data, {"nps": "q"}, by=["side"], period="quarter", time="day", as_of=DAY, **options)


def quarters(data, **options):
    found = measured(data, **options)
    return {one.segment: one for one in found.comparisons if one.against == "period"}


def net(points):
    return [100 * ((point >= 9) - (point <= 6)) for point in points]


def test_the_same_respondents_are_compared_each_with_himself() -> None:
    data = panel(random.Random(1))
    wide = data.pivot_table(index="who", columns="day", values="q")
    changes = [b - a for a, b in zip(net(wide["2026-01-09"]), net(wide["2026-04-09"]), strict=True)]
    one = quarters(data, customer="who")[()]
    assert one.overlap is not None
    assert one.overlap.complete
    assert (one.overlap.both, one.overlap.earlier, one.overlap.later) == (160, 160, 160)
    assert one.change.difference == pytest.approx(sum(changes) / 160)
    assert one.change.method == "paired score"
    plain = quarters(data)[()]
    assert plain.overlap is None
    assert one.change.high - one.change.low < 0.8 * (plain.change.high - plain.change.low)
    assert one.as_dict()["overlap"]["paired"]["method"] == "paired score"


@pytest.mark.parametrize("options", [{"leave": 0.3}, {"leave": 0.2, "repeat": 0.4}, {"leave": 0.2, "weighted": True}])
def test_some_of_the_same_respondents_are_units_in_both(options: dict) -> None:
    data = panel(random.Random(2), **options)
    weight = {"weight": "weight"} if options.get("weighted") else {}
    one = quarters(data, customer="who", **weight)[()]
    assert one.overlap is not None
    assert not one.overlap.complete
    assert one.change.method == "square-and-add, overlapping"
    # Taylor's linearisation by respondent over both periods, what they share summed by hand
    data["y"] = net(data["q"])
    data["april"] = data["day"] > "2026-02"
    data["w"] = data["weight"] if weight else 1.0
    units: dict[str, list[float]] = {}
    values = []
    for at, late in enumerate((False, True)):
        part = data[data["april"] == late]
        total = part["w"].sum()
        mean = (part["w"] * part["y"]).sum() / total
        values.append(mean)
        for who, w, y in zip(part["who"], part["w"], part["y"], strict=True):
            units.setdefault(who, [0.0, 0.0])[at] += w * (y - mean) / total
    alone = [each.estimate for each in measured(data, customer="who", **weight).figures if not each.segment]
    variance = sum(each.spread / each.n_effective for each in alone) - 2 * sum(a * b for a, b in units.values())
    assert one.change.difference == pytest.approx(values[1] - values[0])
    assert one.overlap.contrast.error == pytest.approx(variance**0.5)
    if options.get("repeat"):
        assert one.overlap.among is None


def test_those_of_both_stand_beside_all_where_nobody_can_be_told_from_it() -> None:
    data = panel(random.Random(3), leave=0.3)
    one = quarters(data, customer="who")[()]
    wide = data.pivot_table(index="who", columns="day", values="q").dropna()
    changes = [b - a for a, b in zip(net(wide["2026-01-09"]), net(wide["2026-04-09"]), strict=True)]
    assert one.overlap is not None
    assert one.overlap.both == len(wide)
    assert one.among is not None
    assert one.among.difference == pytest.approx(sum(changes) / len(changes))


def test_a_few_who_left_cannot_be_told_from_those_who_stayed() -> None:
    data = panel(random.Random(4))
    april = (data["day"] == "2026-04-09") & data["who"].isin(["c1", "c3", "c8"])
    one = quarters(data[~april], customer="who")[()]
    assert one.overlap is not None
    assert one.overlap.both is None
    assert one.among is None
    assert one.as_dict()["overlap"]["both"] is None


def test_one_in_thirty_of_the_same_is_passed_over() -> None:
    data = panel(random.Random(5))
    later = data["day"] == "2026-04-09"
    data.loc[later, "who"] = [who if at < 5 else f"new{at}" for at, who in enumerate(data.loc[later, "who"])]
    assert {one.overlap for one in quarters(data, customer="who").values()} == {None}


def test_segments_have_their_own_respondents() -> None:
    found = quarters(panel(random.Random(6)), customer="who")
    assert {segment: one.overlap.both for segment, one in found.items() if one.overlap} == {
        (): 160, (("side", "x"),): 80, (("side", "y"),): 80,
    }  # fmt: skip
