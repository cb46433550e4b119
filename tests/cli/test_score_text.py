"""How figures read in the terminal: goldens beside this file, written anew with CX_UPDATE=1."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from cxkit.api.score import score
from cxkit.api.score_source import score_source
from cxkit.cli.breakdowns import breakdowns
from cxkit.cli.score import _markdown
from cxkit.cli.waves import waves
from cxkit.errors import DataError

GOLDENS = Path(__file__).parent / "goldens"
ROWS = [
    (n % 11, 1 + n % 5, ("north", "south", "east")[n % 3], 0.5 + n % 2, f"2026-0{1 + n % 6}-10") for n in range(240)
]


def held(name: str, text: str) -> None:
    path = GOLDENS / name
    if os.environ.get("CX_UPDATE"):
        GOLDENS.mkdir(exist_ok=True)
        path.write_text(text)
    assert path.read_text() == text


@pytest.fixture
def export(tmp_path: Path, monkeypatch) -> str:
    monkeypatch.chdir(tmp_path)
    lines = ["q1,q2,region,weight,day", *(",".join(map(str, row)) for row in ROWS), ",,north,1,2026-06-30"]
    lines += ["9,5,lake,1,2026-06-30"] * 3
    Path("survey.csv").write_text("\n".join(lines) + "\n")
    return "survey.csv"


def test_one_metric_with_a_small_group(export: str) -> None:
    held("ad-hoc.txt", breakdowns(score(export, {"nps": "q1"}, by=["region"], as_of="2026-11-22"), 0.95, 80))


def test_two_metrics_weighted(export: str) -> None:
    found = score(export, {"nps": "q1", "csat": "q2"}, weight="weight", as_of="2026-11-22")
    held("two-metrics.txt", breakdowns(found, 0.95, 80))


def test_who_was_asked_and_how_answers_weigh(export: str) -> None:
    margins = {"region": {"north": 25, "south": 35, "east": 39, "lake": 1}}
    found = score(
        export, {"nps": "q1"}, by=["region"], as_of="2026-11-22", margins=margins, population=600, invited=500
    )
    held("who.txt", breakdowns(found, 0.95, 80))


def test_a_census_has_no_interval_in_any_format(export: str) -> None:
    found = score(export, {"nps": "q1", "csat": "q2,statistic=mean"}, as_of="2026-11-22", population=243)
    held("census.txt", f"{breakdowns(found, 0.95, 80)}\n{_markdown(found)}")


def test_periods_and_their_changes(export: str) -> None:
    found = score(export, {"nps": "q1"}, by=["region"], period="quarter", time="day", as_of="2026-11-22")
    held("periods.txt", breakdowns(found, 0.95, 0))


def test_a_wave_against_its_path(demo: Path) -> None:
    for path in sorted((demo / "exports" / "owners").glob("*.csv"))[:-1]:
        score_source([str(path)], root=demo, as_of="2026-11-22", record=True)
    found = score_source([str(path) for path in sorted((demo / "exports" / "owners").glob("*.csv"))[-1:]], root=demo, as_of="2026-11-22")  # fmt: skip
    text = waves(found, 0.95, 80)
    held("wave.txt", text)
    assert max(map(len, text.splitlines())) <= 80


def test_no_line_is_wider_than_asked(export: str) -> None:
    found = score(export, {"nps": "q1"}, by=["region"], period="quarter", time="day", as_of="2026-11-22")
    assert max(map(len, breakdowns(found, 0.95, 80).splitlines())) <= 80


def test_status_of_the_example(recorded_demo: Path) -> None:
    from cxkit.api.status import status
    from cxkit.cli.status import _text

    held("status.txt", _text(status(recorded_demo, as_of="2026-11-22"), 80))


def test_means_have_two_digits_in_the_terminal_as_in_the_report(export: str) -> None:
    found = score(export, {"csat": "q2,statistic=mean"}, period="quarter", time="day", as_of="2026-11-22")
    for text in (breakdowns(found, 0.95, 0), waves(found, 0.95, 0), _markdown(found)):
        assert re.search(r"\b3\.\d\d\b", text.replace("\\", ""))
        assert re.search(r"\b2\.\d\d to 3\.\d\d\b", text.replace("\\", ""))
        assert not re.search(r"\b3\.\d\b", text.replace("\\", ""))


def test_what_is_said_of_repeats_blanks_and_weights(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [f"{n % 11},,{n % 20},{n % 2 + n / 1000}" for n in range(40)]
    Path("a.csv").write_text("\n".join(["q,empty,who,w", *rows]) + "\n")
    repeated = breakdowns(score("a.csv", {"nps": "q"}, customer="who", as_of="2026-11-22"), 0.95, 0)
    assert "repeats    40 answers of 20 people tell as much as" in repeated
    blank = breakdowns(score("a.csv", {"nps": "empty"}, as_of="2026-11-22"), 0.95, 0)
    assert "no answer  40 of 40: blank" in blank
    weighted = breakdowns(score("a.csv", {"nps": "q"}, weight="w", as_of="2026-11-22"), 0.95, 0)
    assert "40 read = 39 used + 1 excluded (1 weight 0)" in weighted
    Path("a.csv").write_text("q,w\n9,1\n8,2\n7,-1\n")
    with pytest.raises(DataError) as refused:
        score("a.csv", {"nps": "q"}, weight="w")
    assert refused.value.place == "a.csv:4"
    assert "a weight is a number of 0 or more" in refused.value.hint
