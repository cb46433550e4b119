"""Real exports that nobody here made, and published numbers, through the public function."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import cxkit
from cxkit.errors import DataError, UsageError
from cxkit.readers import open_export

SFO = "data/sfo_survey/2018_SFO_Customer_Survey.csv"


def only(score):
    return score.figures[0].estimate


def test_airport_nps(shared: Path) -> None:
    estimate = only(cxkit.score(shared / SFO, {"nps": "NETPRO,missing=11"}))
    assert estimate.tally == {"promoters": 1268, "passives": 935, "detractors": 447}
    assert estimate.n == 2650
    assert estimate.value == pytest.approx(30.981132, abs=1e-6)


def test_airport_nps_weighted(shared: Path) -> None:
    estimate = only(cxkit.score(shared / SFO, {"nps": "NETPRO,missing=11"}, weight="WEIGHT"))
    assert estimate.value == pytest.approx(35.113632, abs=1e-6)
    assert estimate.n_effective < estimate.n


def test_airport_nps_undeclared_stops(shared: Path) -> None:
    with pytest.raises(DataError) as stopped:
        cxkit.score(shared / SFO, {"nps": "NETPRO"})
    assert stopped.value.code == "DAT204"
    assert stopped.value.message == "159 rows hold 11 in NETPRO, and nps runs from 0 to 10"
    assert "--metric nps=NETPRO,missing=11" in stopped.value.hint
    assert stopped.value.place.endswith(".csv:17")


@pytest.mark.parametrize(
    ("column", "statistic", "weight", "n", "value"),
    [
        ("Q7ALL", "top-two-box", None, 2625, 78.438095),
        ("Q7ALL", "mean", None, 2625, 4.002667),
        ("Q7ALL", "top-two-box", "WEIGHT", 2625, 80.485245),
        ("Q7ALL", "mean", "WEIGHT", 2625, 4.042123),
        ("Q7FOOD", "top-two-box", None, 2342, 54.099061),
        ("Q7FOOD", "mean", None, 2342, 3.562340),
    ],
)
def test_airport_csat(shared: Path, column: str, statistic: str, weight: str | None, n: int, value: float) -> None:
    spec = f"csat={column},scale=1..5,missing=0,missing=6,statistic={statistic}"
    estimate = only(cxkit.score(shared / SFO, [spec], weight=weight))
    assert (estimate.n, estimate.value) == (n, pytest.approx(value, abs=1e-6))


def test_counting_people_is_no_nps(shared: Path) -> None:
    with pytest.raises(DataError, match="hold 20"):
        cxkit.score(shared / "data/jupyter_2020_surveymonkey.csv", ["nps=#187"])


def test_yes_maybe_no_is_no_nps(shared: Path) -> None:
    with pytest.raises(DataError) as stopped:
        cxkit.score(shared / "data/google_forms/mybinder.org-user-survey-feb-2020.csv", ["nps=#2"])
    assert "Maybe" not in stopped.value.message + stopped.value.hint, "no cell text in a message"


LEGITIMACY = {
    "qualtrics.csv": "labels=1:1,labels=6:2,labels=2:3,labels=3:4,labels=4:5",
    "qualtrics_text.csv": "labels=stronlgy disagree:1,labels=somewhat disagree:2,labels=neutral:3,"
    "labels=somewhat agree:4,labels=strongly agree:5",
}


@pytest.mark.parametrize("name", LEGITIMACY)
@pytest.mark.parametrize(("statistic", "value"), [("mean", 2.768657), ("top-two-box", 35.820896)])
def test_recodes_out_of_order(shared: Path, name: str, statistic: str, value: float) -> None:
    """The same survey as codes (1, 6, 2, 3, 4) and as words, one of them misspelt, with labels declared."""
    path = shared / "data/qualtrics_legitimacy" / name
    score = cxkit.score(path, [f"csat=legitimacy_2_1,scale=1..5,statistic={statistic},{LEGITIMACY[name]}"])
    assert (only(score).n, only(score).value) == (134, pytest.approx(value, abs=1e-6))
    assert score.measurement.ledgers[0].rows == 156
    with pytest.raises(DataError) as stopped:
        cxkit.score(path, [f"csat=legitimacy_2_1,scale=1..5,statistic={statistic}"])
    assert stopped.value.code == ("DAT204" if name == "qualtrics.csv" else "DAT206")


def test_recodes_by_a_codebook(shared: Path, tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text(
        "value,label\n1,strongly disagree\n6,somewhat disagree\n2,neutral\n3,somewhat agree\n4,strongly agree\n"
    )
    path = shared / "data/qualtrics_legitimacy/qualtrics.csv"
    spec = f"csat=legitimacy_2_1,scale=1..5,statistic=mean,codebook={tmp_path / 'codes.csv'}"
    assert only(cxkit.score(path, [spec])).value == pytest.approx(2.768657, abs=1e-6)


def test_severity_in_brackets(shared: Path) -> None:
    """`(2)\u00a0Minor.` is 2, and `(0)\u00a0None.` is an answer."""
    path = shared / "data/jupyter_2020_surveymonkey.csv"
    header = next(c for c in open_export([str(path)]).columns if c.name.startswith("19c"))
    estimate = only(cxkit.score(path, [f"csat=#{header.position + 1},scale=0..4,statistic=mean"]))
    assert (estimate.n, estimate.value) == (927, pytest.approx(2.195254, abs=1e-6))


def test_same_figures_from_every_form(shared: Path, tmp_path: Path) -> None:
    """CSV, shuffled CSV, five files, Parquet, pandas and Polars frames agree to the last digit."""
    import pandas as pd
    import polars as pl

    frame = pl.read_csv(shared / SFO, infer_schema=False)
    kept = frame.select("NETPRO  ", "METH", "WEIGHT").rename({"NETPRO  ": "NETPRO"})
    shuffled = kept.sample(fraction=1, shuffle=True, seed=3)
    shuffled.write_csv(tmp_path / "shuffled.csv")
    kept.write_parquet(tmp_path / "one.parquet")
    parts = []
    for at in range(5):
        parts.append(tmp_path / f"part{at}.csv")
        kept[at::5].write_csv(parts[-1])
    forms = [
        shared / SFO,
        tmp_path / "shuffled.csv",
        tmp_path / "one.parquet",
        parts,
        kept,
        pd.DataFrame(kept.to_dict()),
    ]
    results = [
        [
            (figure.segment, figure.estimate)
            for figure in cxkit.score(form, ["nps=NETPRO,missing=11"], by=["METH"], weight="WEIGHT").figures
        ]
        for form in forms
    ]
    for other in results[1:]:
        assert other == results[0]


@pytest.mark.parametrize(
    ("counts", "value", "low", "high"),
    [
        ((362, 176, 462), 0.1, 0.043822123, 0.155494851),
        ((83, 47, 120), 0.148, 0.036456021, 0.255587318),
        ((91, 49, 110), 0.076, -0.035129365, 0.185106104),
        ((184, 83, 240), 0.1104536489, 0.03092038, 0.18848919),
        ((42, 23, 74), 0.2302158273, 0.079142331, 0.370172874),
        ((0, 0, 10), 1, 0.4449344, 1),
        ((0, 10, 0), 0, -0.2775328, 0.2775328),
        ((1, 2, 3), 1 / 3, -0.3110738, 0.7539567),
        ((2, 5, 13), 0.55, 0.1865125, 0.7713917),
        ((3, 20, 9), 0.1875, -0.027090, 0.389697),
    ],
)
def test_published_nps(counts: tuple[int, int, int], value: float, low: float, high: float) -> None:
    """Counts and limits of R NPS and of Tango 1998, from frames in any order."""
    import pandas as pd

    answers = [2] * counts[0] + [8] * counts[1] + [10] * counts[2]
    random.Random(1).shuffle(answers)
    estimate = only(cxkit.score(pd.DataFrame({"q": answers}), {"nps": "q"}))
    assert estimate.value / 100 == pytest.approx(value, abs=1e-9)
    assert estimate.low / 100 == pytest.approx(low, abs=2e-6)
    assert estimate.high / 100 == pytest.approx(high, abs=2e-6)


def test_ces_needs_its_version() -> None:
    import pandas as pd

    with pytest.raises(UsageError, match="version"):
        cxkit.score(pd.DataFrame({"q": [1, 2, 3, 4, 5]}), {"ces": "q"})


def test_fewer_than_five_people_have_no_figure() -> None:
    import pandas as pd

    figure = cxkit.score(pd.DataFrame({"q": [9, 9, 9, 9]}), {"nps": "q"}).figures[0]
    assert figure.suppressed
    assert figure.reason == "fewer than 5"
    body = cxkit.score(pd.DataFrame({"q": [9, 9, 9, 9]}), {"nps": "q"}).as_dict()["estimates"][0]
    assert [body[key] for key in ("value", "n", "low", "high", "tally")] == [None] * 5


def test_periods_follow_the_declared_zone() -> None:
    import pandas as pd

    times = ["2026-03-31T23:30:00-05:00"] * 6 + ["2026-04-01T04:30:00Z"] * 6
    frame = pd.DataFrame({"q": [9, 10] * 6, "t": times})
    score = cxkit.score(frame, {"nps": "q"}, period="quarter", time="t", timezone="America/New_York")
    assert {figure.period for figure in score.figures} == {"2026-q2"} or {f.period for f in score.figures} == {
        "2026-q1"
    }
    assert len(score.figures) == 1
