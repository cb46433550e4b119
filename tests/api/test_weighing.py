"""Samples weighted to margins: against third parties' numbers, against plain counting over rows, and what always holds."""

from __future__ import annotations

import math
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cxkit import score
from cxkit.api.score_source import score_source
from cxkit.errors import DataError, UsageError
from cxkit.history.store import read_all
from cxkit.stats.mean import t_quantile

STATS = Path(__file__).parents[1] / "stats"
RAKED = yaml.safe_load((STATS / "raking.yaml").read_text(encoding="utf-8"))
SURVEY = yaml.safe_load((STATS / "reference.yaml").read_text(encoding="utf-8"))["survey"]
SHARES = {name: {word: people / 61.94 for word, people in margin.items()} for name, margin in RAKED["margins"].items()}
MARGINS = {"area": {"north": 50, "south": 30, "west": 20}, "plan": {"plus": 35, "basic": 65}}


def schools():
    import pandas as pd

    rows = []
    for group in SURVEY["answers"].split():
        key, count = group.split("×")
        kind, wide, net, awards = key.split(",")
        rows += [(kind, wide, awards, int(net) + 2, SURVEY["weights"][kind])] * int(count)
    return pd.DataFrame(rows, columns=["stype", "wide", "awards", "net", "weight"])


def people(rows=240, seed=3):
    import pandas as pd

    random = Random(seed)
    made = []
    for _ in range(rows):
        area = random.choices(["north", "south", "west"], [6, 3, 1])[0]
        plan = random.choice(["plus", "plus", "basic"])
        points = [min(7, max(1, random.randint(2, 6) + (area == "north") - (plan == "plus"))) for _ in range(3)]
        made.append((*points, area, plan, f"c{random.randint(1, rows // 2)}", random.choice([0.5, 1.0, 2.0])))
    return pd.DataFrame(made, columns=["a", "b", "c", "area", "plan", "who", "w"])


def over_rows(frame, margins, base=1.0):
    """Weights by the plainest raking there is: row by row, five hundred times over."""
    import numpy as np

    weights = np.ones(len(frame)) * base
    for _ in range(500):
        for column, shares in margins.items():
            total = weights.sum()
            for word, share in shares.items():
                here = (frame[column] == word).to_numpy()
                weights[here] *= total * share / 100 / weights[here].sum()
    return weights


def one(data, metric, **options):
    return score(data, [metric], **options).figures[0].estimate


@pytest.mark.parametrize("weight", [None, "weight"])
def test_as_third_parties_rake(weight):
    """The population's margins are met by base weights too, which stand for the first margin already."""
    mean = one(schools(), "csat=net,scale=1..3,top=1,statistic=mean", margins=SHARES, weight=weight)
    assert mean.value - 2 == pytest.approx(RAKED["net"], abs=1e-8)
    half = t_quantile(199, 0.95) * RAKED["net_se"]
    assert (mean.low - 2, mean.high - 2) == pytest.approx((RAKED["net"] - half, RAKED["net"] + half), abs=1e-8)
    share = one(schools(), "csat=net,scale=1..3,top=1", margins=SHARES, weight=weight)
    assert share.value == pytest.approx(RAKED["share"] * 100, abs=1e-6)
    design = RAKED["share"] * (1 - RAKED["share"]) / RAKED["share_se"] ** 2
    assert share.n_effective == pytest.approx(min(RAKED["kish"], design), abs=1e-5)


def test_how_far_it_went_is_told():
    (told,) = score(schools(), ["csat=net,scale=1..3,top=1"], margins=SHARES).measurement.rakings
    assert told.largest == pytest.approx(max(RAKED["weights"].values()), abs=1e-8)
    assert told.smallest == pytest.approx(min(RAKED["weights"].values()), abs=1e-8)
    assert told.n_effective == pytest.approx(RAKED["kish"], abs=1e-5)
    assert 1 < told.rounds < 20


@pytest.mark.parametrize(("metric", "column"), [("csat=a,scale=1..7,statistic=mean", "a"), ("csat=b,scale=1..7,statistic=mean", "b")])  # fmt: skip
@pytest.mark.parametrize("base", [None, "w"])
def test_respondents_and_weights_together(metric, column, base):
    """R's svymean with svydesign(ids = ~who) and raked weights, written out over rows."""
    import numpy as np

    frame = people()
    weights = over_rows(frame, MARGINS, frame.w if base else 1.0)
    found = score(frame, [metric], margins=MARGINS, customer="who", weight=base, by=["area"])
    for figure in found.figures:
        here = np.ones(len(frame), bool) if not figure.segment else (frame.area == figure.segment[0][1]).to_numpy()
        w, y, who = weights[here], frame[column].to_numpy(float)[here], frame.who.to_numpy()[here]
        mean = (w * y).sum() / w.sum()
        sums = np.array([(w * (y - mean))[who == each].sum() for each in sorted(set(who))]) / w.sum()
        m = len(sums)
        half = t_quantile(m - 1, 0.95) * math.sqrt(m / (m - 1) * (sums**2).sum())
        assert figure.estimate.value == pytest.approx(mean, abs=1e-7)
        assert (figure.estimate.low, figure.estimate.high) == pytest.approx((mean - half, mean + half), abs=1e-6)


def test_an_index_of_several_questions():
    import numpy as np

    frame = people()
    weights = over_rows(frame, MARGINS)
    scores = ((frame[["a", "b", "c"]] - 1) / 6 * 100).mean(axis=1).to_numpy()
    found = score(frame, ["csi=a+b+c,scale=1..7"], margins=MARGINS, by=["plan"])
    for figure in found.figures:
        here = np.ones(len(frame), bool) if not figure.segment else (frame.plan == figure.segment[0][1]).to_numpy()
        assert figure.estimate.value == pytest.approx(np.average(scores[here], weights=weights[here]), abs=1e-6)
        assert figure.estimate.n == here.sum()


def test_weights_are_those_of_everyone_whoever_is_looked_at():
    import numpy as np

    frame = people()
    weights = over_rows(frame, MARGINS)
    here = (frame.plan == "plus").to_numpy()
    found = one(frame, "csat=a,scale=1..7,statistic=mean", margins=MARGINS, where="plan = plus")
    assert found.value == pytest.approx(np.average(frame.a[here], weights=weights[here]), abs=1e-7)


def test_each_period_is_weighted_by_itself():
    frame = people()
    frame["day"] = ["2026-02-10", "2026-05-10"] * 120
    found = score(frame, ["csat=a,scale=1..7"], margins=MARGINS, period="quarter", time="day")
    for figure, months in zip(found.figures, ("2026-02-10", "2026-05-10"), strict=True):
        alone = one(frame[frame.day == months], "csat=a,scale=1..7", margins=MARGINS)
        assert figure.estimate.value == pytest.approx(alone.value, abs=1e-9)
    assert [raking.period for raking in found.measurement.rakings] == ["2026-q1", "2026-q2"]


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), metric=st.sampled_from(["csat=a,scale=1..7", "csat=a,scale=1..7,statistic=net", "csat=b,scale=1..7,statistic=mean", "csi=a+b+c,scale=1..7"]))  # fmt: skip
def test_what_always_holds(seed, metric, tmp_path_factory):
    frame = people(120, seed)
    if set(frame.area) != {"north", "south", "west"}:
        return
    own = {name: {word: n / 1.2 for word, n in frame[name].value_counts().items()} for name in MARGINS}
    plain, same = one(frame, metric), one(frame, metric, margins=own)
    assert same.value == pytest.approx(plain.value, abs=1e-6), "its own margins"
    assert plain.n - 1 - 1e-6 <= same.n_effective <= plain.n, "to one answer: linearised, n is n - 1"
    raked = one(frame, metric, margins=MARGINS)
    shuffled = frame.sample(frac=1, random_state=seed)
    assert one(shuffled, metric, margins=MARGINS) == raked, "in any order"
    folder = tmp_path_factory.mktemp("parts")
    half = folder / "one.csv", folder / "two.csv"
    frame[:50].to_csv(half[0], index=False)
    frame[50:].to_csv(half[1], index=False)
    parts = one([str(path) for path in half], metric, margins=MARGINS)
    assert (parts.value, parts.low, parts.high) == (raked.value, raked.low, raked.high), "in any parts"
    frame["ten"] = frame.w * 10
    once, ten = one(frame, metric, weight="w"), one(frame, metric, weight="ten")
    assert (ten.value, ten.low, ten.high) == pytest.approx((once.value, once.low, once.high)), "weights have no scale"
    assert raked.n_effective <= raked.n + 1e-6


def test_a_group_that_nobody_answered_in_is_refused():
    margins = {"area": {"north": 50, "south": 30, "west": 10, "east": 10}}
    with pytest.raises(DataError, match="nobody of east answered"):
        one(people(), "csat=a,scale=1..7", margins=margins)


def test_a_group_that_no_margin_names_is_refused_without_its_name():
    with pytest.raises(DataError) as error:
        one(people(), "csat=a,scale=1..7", margins={"area": {"north": 60, "south": 40}})
    assert error.value.message.endswith("responses are of no area that its margin names")
    assert "west" not in str(error.value)


def test_who_belongs_to_no_group_is_left_out_and_counted():
    frame = people()
    frame.loc[:6, "area"] = None
    found = score(frame, ["csat=a,scale=1..7"], margins=MARGINS)
    assert found.measurement.ledgers[0].excluded == {"no group to weigh by": 7}
    assert found.figures[0].estimate.n == 233


@pytest.mark.parametrize("shares", [{"north": 60, "south": 30}, {"north": 100, "south": 0}])
def test_shares_that_make_no_whole_are_refused(shares):
    with pytest.raises(UsageError, match="the margin of area can't be weighted to"):
        one(people(), "csat=a,scale=1..7", margins={"area": shares})


def test_large_weights_of_people_who_answered_twice():
    """Twice the factor of a heavy weight, squared, has more digits than a decimal number of DuckDB."""
    import pandas as pd

    rows = [(at // 2, "ab"[at % 3 == 0], at * 7 % 11, 50.5 if at % 5 else 120) for at in range(400)]
    frame = pd.DataFrame(rows, columns=["who", "plan", "q", "weight"])
    light = frame.assign(weight=frame.weight / 100)
    asked = {"customer": "who", "weight": "weight", "margins": {"plan": {"a": 50, "b": 50}}}
    heavy, same = (score(one, {"nps": "q"}, **asked).figures[0].estimate for one in (frame, light))
    assert (heavy.value, heavy.low, heavy.high) == pytest.approx((same.value, same.low, same.high))
    assert heavy.method == "score, by respondent"


def test_a_source_declares_its_margins_and_the_record_keeps_them(demo: Path):
    exports = [str(path) for path in sorted((demo / "exports" / "owners").glob("*.csv"))[-1:]]
    path = demo / "feedback.yaml"
    text = path.read_text()
    margins = "    margins:\n      plan: {solo: 62, team: 38}\n"
    path.write_text(text.replace("    invites: 6000 per quarter\n", f"    invites: 6000 per quarter\n{margins}", 1))
    found = score_source(exports, root=demo, as_of="2026-11-22", record=True)
    (record,) = read_all(demo).values()
    assert record.metrics["owner-nps"].who["margins"] == {"plan": {"solo": 62, "team": 38}}
    assert record.metrics["owner-nps"].definition["margins"] == ["plan"]
    kept = record.metrics["owner-nps"].figures[0].answers
    assert kept.weighted
    weighted = found.figures[0].estimate
    from cxkit.kpis import KPIS

    again = KPIS.get("nps")(kept, weighted.confidence)
    assert (again.value, again.low) == pytest.approx((weighted.value, weighted.low))
