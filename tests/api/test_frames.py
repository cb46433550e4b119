"""How many could have answered, and how many were asked: through the whole path."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cxkit import score
from cxkit.api.score_source import score_source
from cxkit.errors import DataError, UsageError
from cxkit.history.store import read_all
from cxkit.verdicts.change import compare


def survey(counts=(10, 4, 6, 8, 22)):
    import pandas as pd

    points = [point for point, n in enumerate(counts, 1) for _ in range(n)]
    places = [("north", "south")[at % 2] for at in range(len(points))]
    return pd.DataFrame({"q": points, "r": points[::-1], "s": [2 * point for point in points], "area": places, "who": [f"c{at // 2}" for at in range(len(points))]})  # fmt: skip


def one(metric, **options):
    return score(survey(), [metric], **options).figures[0].estimate


def test_a_share_as_on_so_many_more_answers():
    """Cochran's correction in a score interval: 26 of 50 answers of 200 people are worth 50 / (1 - 50/200)."""
    from statsmodels.stats.proportion import proportion_confint

    share = one("csat=q", population=200)
    n = 50 / (1 - 50 / 200)
    expected = proportion_confint(n * 30 / 50, n, method="wilson")
    assert (share.low, share.high) == pytest.approx([limit * 100 for limit in expected], abs=1e-9)
    assert share.method == "wilson, finite population"
    assert share.n_effective == 50


@pytest.mark.parametrize("metric", ["csat=q,statistic=mean", "csi=q+r,scale=1..5"])
def test_a_mean_has_its_standard_error_corrected(metric):
    plain, corrected = one(metric), one(metric, population=80)
    assert corrected.value == plain.value
    assert corrected.high - corrected.low == pytest.approx((plain.high - plain.low) * math.sqrt(1 - 50 / 80))


def test_few_of_many_are_not_corrected():
    """n / N of 5 % and less: as kpis.md and Cochran have it, the correction isn't worth its words."""
    assert one("nps=s", population=1000).low == one("nps=s").low
    assert one("nps=s", population=999).low > one("nps=s").low


@pytest.mark.parametrize("metric", ["nps=s", "csat=q", "csat=q,statistic=mean", "csi=q+r,scale=1..5"])
def test_a_census_has_no_interval(metric):
    found = score(survey(), [metric], population=50, by=["area"])
    for figure in found.figures:
        assert figure.estimate.low == figure.estimate.high == figure.estimate.value
        assert figure.estimate.method == "census"
        assert not figure.low_base
    from cxkit.api.comparisons import side

    sides = [side(figure, found.asked["nps" if "nps" in metric else metric.split("=")[0]]) for figure in found.figures]
    assert compare(sides[0], sides[0]).word == "no_evidence"
    if sides[1].value != sides[2].value:
        assert compare(sides[1], sides[2]).word in ("up", "down")


def test_more_than_there_are_is_refused():
    with pytest.raises(DataError, match="50 answers can't come from a population of 49"):
        one("nps=s", population=49)
    assert one("nps=s", population=49, customer="who").frame == (25, 49)
    with pytest.raises(DataError, match="25 people can't come from a population of 24"):
        one("nps=s", population=24, customer="who")


def test_rows_are_no_sample_of_people(tmp_path):
    (tmp_path / "t.csv").write_text("opened,closed\n" + "2026-01-01 10:00,2026-01-02 10:00\n" * 30)
    with pytest.raises(UsageError, match="counts rows"):
        score(tmp_path / "t.csv", ["resolution-time=opened..closed"], population=900)


@settings(max_examples=20, deadline=None)
@given(people=st.lists(st.integers(50, 5000), min_size=2, max_size=4), metric=st.sampled_from(["nps=s", "csat=q", "csat=q,statistic=mean"]))  # fmt: skip
def test_the_larger_the_population_the_wider_the_interval(people, metric):
    widths = [one(metric, population=n) for n in sorted(people)]
    spans = [each.high - each.low for each in widths]
    assert spans == sorted(spans)
    assert spans[-1] <= one(metric).high - one(metric).low


def test_response_rate_stands_beside_the_figure():
    found = json.loads(score(survey(), ["nps=s"], invited=400, population=600, by=["area"]).to_json())
    total, *segments = found["estimates"]
    assert (total["invited"], total["response_rate"], total["population_size"]) == (400, 12.5, 600)
    assert total["fpc"] == pytest.approx(1 - 50 / 600)
    assert {row["response_rate"] for row in segments} == {None}
    assert {row["fpc"] for row in segments} == {total["fpc"]}, "the groups of a sample were drawn as the sample was"


def test_more_answers_than_invitations_is_said():
    found = score(survey(), ["nps=s"], invited=40)
    assert any("50 responses from 40 invitations" in note for note in found.notes)
    assert json.loads(found.to_json())["estimates"][0]["response_rate"] is None


def test_a_source_declares_them_and_the_record_keeps_them(demo: Path):
    exports = [str(path) for path in sorted((demo / "exports" / "owners").glob("*.csv"))[-1:]]
    path = demo / "feedback.yaml"
    text = path.read_text().replace("    invites: 6000 per quarter\n", "    invites: 6000 per quarter\n    size: {value: 7400, at: 2026-09-30}\n", 1)  # fmt: skip
    path.write_text(text)
    found = score_source(exports, root=demo, as_of="2026-11-22", record=True)
    (name, record), = read_all(demo).items()  # fmt: skip
    assert record.metrics["owner-nps"].who == {"invited": 6000, "size": 7400}
    body = yaml.safe_load((demo / name).read_text())
    total = body["metrics"]["owner-nps"]["figures"][0]
    n = found.figures[0].estimate.n
    assert total["frame"] == {"answered": n, "people": 7400}
    assert record.metrics["owner-nps"].figures[0].answers.frame == (n, 7400)
    path.write_text(text.replace("value: 7400", "value: 9000"))
    again = score_source(exports, root=demo, as_of="2026-11-22", record=True)
    assert any("recorded measurements/" in note for note in again.notes)
    newer = {one for one in read_all(demo) if one != name}
    assert read_all(demo)[newer.pop()].supersedes == (Path(name).stem,)
