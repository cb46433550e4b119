"""Questions spread over one column per point: only the point itself is an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxkit
from cxkit.errors import DataError
from cxkit.readers import open_export

TOP = "Respondent ID,Collector ID,How satisfied are you?,,,,"
QUESTION = 'csat="How satisfied are you?",scale=1..5'


def spread(tmp_path: Path, choices: str, cells: list[str]) -> Path:
    path = tmp_path / "export.csv"
    rows = [f"11{at:09d},4,{cell}" for at, cell in enumerate(cells * 4)]
    path.write_text("\n".join([TOP, f",,{choices}", *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("choices", "cells"),
    [
        (" - 1, - 2, - 3, - 4, - 5", ["1,,,,", ",,,, - 5", ",,3.0,,"]),
        ("1 - Very bad,2,3,4,5 - Very good", ["1 - Very bad,,,,", ",,,,5\u00a0-\u00a0Very good", ",,3,,"]),
        ("Bad (1),2,3,4,Good (5)", ["Bad (1),,,,", ",,,,Good (5)", ",,3,,"]),
    ],
)
def test_the_point_in_its_column(tmp_path: Path, choices: str, cells: list[str]) -> None:
    answers = cxkit.score(spread(tmp_path, choices, cells), [QUESTION]).figures[0].answers
    assert {point: cell.n for point, cell in answers.cells.items()} == {1: 4, 3: 4, 5: 4}


@pytest.mark.parametrize("cells", [["1,,,,", ",,,,1"], ["x,,,,", ",,,,x"], ["4,,,,"], ["1,2,,,"], ["1,0,0,0,0"]])
def test_a_tick_or_another_number_is_no_point(tmp_path: Path, cells: list[str]) -> None:
    with pytest.raises(DataError) as stopped:
        cxkit.score(spread(tmp_path, " - 1, - 2, - 3, - 4, - 5", cells), [QUESTION])
    assert stopped.value.code == "DAT206"


def test_no_answer_has_a_column_too(tmp_path: Path) -> None:
    path = spread(tmp_path, "1,2,3,4,N/A", ["1,,,,", ",2,,,", ",,,,N/A", ",,,,"])
    answers = cxkit.score(path, ['csat="How satisfied are you?",scale=1..4']).figures[0].answers
    assert dict(answers.excluded) == {"says no answer": 4, "blank": 4}


def test_choices_without_an_order_make_no_column(tmp_path: Path) -> None:
    path = spread(tmp_path, "App,Shop,Phone,Post,Fax", ["App,,,,"])
    assert not [column for column in open_export([str(path)]).columns if column.parts]
