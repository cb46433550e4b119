"""Pitfalls of exports that the layouts' contract doesn't meet, a small file each; the numbers are of the known list."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxkit
from cxkit.errors import CxError


def score(tmp_path: Path, text: str, *specs: str, **options: object) -> cxkit.Score:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    return cxkit.score(tmp_path / "a.csv", list(specs), **options)


def column(values: list[str], name: str = "q") -> str:
    return f"id,{name}\n" + "".join(f'{at},"{value}"\n' for at, value in enumerate(values))


def refused(tmp_path: Path, text: str, *specs: str, **options: object) -> CxError:
    with pytest.raises(CxError) as stopped:
        score(tmp_path, text, *specs, **options)
    return stopped.value


def test_02_words_of_a_status_in_another_language_stop_the_run(tmp_path: Path) -> None:
    text = "StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,Q1\n" + "".join(
        f"2026-07-01 10:00:00,2026-07-01 10:05:00,Umfragevorschau,1,2026-07-01 10:05:00,R_{at},9\n" for at in range(6)
    )
    assert "6 unknown Status" in refused(tmp_path, text, "nps=Q1").message


def test_10_a_scale_from_1_to_11_is_never_shifted_in_silence(tmp_path: Path) -> None:
    stopped = refused(tmp_path, column([str(at) for at in range(1, 12)]), "nps=q")
    assert stopped.code == "DAT204"
    assert "scale=1..11" in stopped.hint


@pytest.mark.parametrize("values", [["-100", "0", "100"], ["103", "-103"], ["good", "bad"], ["75", "50"]])
def test_11_other_ranges_are_no_score(tmp_path: Path, values: list[str]) -> None:
    assert refused(tmp_path, column(values * 4), "nps=q").code in ("DAT204", "DAT206")


def test_12_effort_has_two_directions(tmp_path: Path) -> None:
    assert "version" in refused(tmp_path, column(["1", "5", "3"] * 4), "ces=q").message


def test_15_no_answers_are_counted_and_null_stays_a_name(tmp_path: Path) -> None:
    rows = "name,q\n" + "Null,9\n" * 6 + "Ann,10\n" * 6 + "Ann,N/A\nNull,k. A.\n"
    found = score(tmp_path, rows, "nps=q", by=["name"])
    assert {dict(one.segment).get("name") for one in found.figures} == {None, "Null", "Ann"}
    assert {one.reason: one.rows for one in found.figures[0].excluded} == {"says no answer": 2}


def test_16_columns_of_choices_are_no_score(tmp_path: Path) -> None:
    head = "Respondent ID,Collector ID,Which do you use?,,\n,,App,Shop,Phone\n"
    text = head + "".join(f"11{at:09d},1,App,,Phone\n" for at in range(6))
    assert refused(tmp_path, text, "nps=Which do you use? - App").code == "DAT206"


def test_17_a_header_that_stands_twice_is_a_question(tmp_path: Path) -> None:
    stopped = refused(tmp_path, "q,q\n" + "9,1\n" * 6, "nps=q")
    assert stopped.code == "DAT106"
    assert "#1" in stopped.hint
    assert "#2" in stopped.hint


def test_19_carriage_returns_of_any_kind(tmp_path: Path) -> None:
    plain = column([str(at) for at in range(11)] * 2)
    expected = score(tmp_path, plain, "nps=q").figures
    for ends in ("\r\n", "\r\r\n", "\r"):
        (tmp_path / "b.csv").write_bytes(plain.replace("\n", ends).encode())
        assert cxkit.score(tmp_path / "b.csv", ["nps=q"]).figures == expected


def test_20_semicolons_and_the_line_of_excel(tmp_path: Path) -> None:
    text = "sep=;\nid;q;words\n" + '1;9;"a, b, c"\n' * 6
    assert score(tmp_path, text, "nps=q").figures[0].answers.n == 6


def test_21_line_breaks_in_cells_are_no_rows(tmp_path: Path) -> None:
    text = 'id,"how\nlikely?",words\n' + '1,9,"a\n\nb ""c"""\n' * 6
    found = score(tmp_path, text, "nps=how likely?")
    assert (found.measurement.ledgers[0].rows, found.figures[0].answers.n) == (6, 6)


def test_22_a_decimal_comma_is_no_whole_number(tmp_path: Path) -> None:
    assert refused(tmp_path, column(["4,5", "4", "5"] * 3), "csat=q,scale=1..5").code == "DAT205"


def test_23_ragged_rows_are_named_by_line(tmp_path: Path) -> None:
    stopped = refused(tmp_path, "id,q\n1,9\n2,9,extra\n3,9\n", "nps=q")
    assert stopped.code == "DAT201"
    assert stopped.place.endswith(":3")


def test_25_26_guards_and_floats(tmp_path: Path) -> None:
    found = score(tmp_path, column(["'9", "9.0", " 9 ", "9", "9\u00a0", "'10"]), "nps=q")
    assert {point: cell.n for point, cell in found.figures[0].answers.cells.items()} == {9: 5, 10: 1}


def test_26_ids_that_a_spreadsheet_spoilt_are_no_key(tmp_path: Path) -> None:
    head = "Respondent ID,Collector ID,How likely?,Else\n,,Response,Open-Ended Response\n"
    text = head + "1.23457E+11,1,9,x\n" * 6
    found = score(tmp_path, text, "nps=How likely?")
    assert (found.measurement.ledgers[0].used, dict(found.measurement.ledgers[0].excluded)) == (6, {})


def test_27_an_order_of_days_is_never_guessed(tmp_path: Path) -> None:
    text = "t,q\n" + "03/04/2026,9\n" * 6
    stopped = refused(tmp_path, text, "nps=q", period="month", time="t")
    assert "--date-order" in stopped.hint
    periods = [
        score(tmp_path, text, "nps=q", period="month", time="t", date_order=order).figures[0].period
        for order in ("dmy", "mdy")
    ]
    assert periods == ["2026-04", "2026-03"]


def test_several_surveys_in_one_export(tmp_path: Path) -> None:
    lines = "".join(
        f'{{"id": "{at}", "survey_type": "{("nps", "csat")[at % 2]}", "score": {at % 5}, "permalink": "x"}}\n'
        for at in range(20)
    )
    (tmp_path / "a.jsonl").write_text(lines)
    with pytest.raises(CxError) as stopped:
        cxkit.score(tmp_path / "a.jsonl", ["nps=score"])
    assert stopped.value.code == "DAT121"
    found = cxkit.score(tmp_path / "a.jsonl", ["nps=score"], where="survey_type = nps")
    assert found.figures[0].answers.n == 10
