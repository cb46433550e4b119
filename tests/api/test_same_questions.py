"""A mapping that no longer fits its export."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxkit.api.asked import ad_hoc
from cxkit.api.same_questions import require_same_questions
from cxkit.errors import DataError
from cxkit.model import Metric, Source
from cxkit.readers import open_export

HEAD = (
    "StartDate,EndDate,Finished,RecordedDate,ResponseId,Q1,Q2\n"
    'Start Date,End Date,Finished,Recorded Date,Response ID,"How likely are you to recommend\nus to a friend?",{asks}\n'
    '"{{""ImportId"":""startDate""}}","{{""ImportId"":""endDate""}}","{{""ImportId"":""finished""}}",'
    '"{{""ImportId"":""recordedDate""}}","{{""ImportId"":""_recordId""}}","{{""ImportId"":""QID1""}}","{{""ImportId"":""QID2""}}"\n'
    "2026-07-01 10:00:00,2026-07-01 10:00:00,1,2026-07-01 10:00:00,R_1,9,5\n"
)


def check(tmp_path: Path, text: str, column: str = "Q1", asks: str = "How satisfied are you?") -> None:
    (tmp_path / "a.csv").write_text(HEAD.format(asks=asks))
    source = Source(id="survey", name="Survey", questions={"recommend": {"text": text, "column": column}})
    metric = Metric(id="nps", name="NPS", kpi="nps", source=["survey"], question=["recommend"])
    from dataclasses import replace

    asked = [replace(one, metric=metric) for one in ad_hoc([f"nps={column}"])]
    require_same_questions(source, open_export([str(tmp_path / "a.csv")]), asked)


def test_the_same_question_with_other_signs(tmp_path: Path) -> None:
    check(tmp_path, "How likely are you to recommend us to a friend")
    check(tmp_path, "How likely are you to recommend us to a friend or colleague?")


def test_another_question_in_its_column(tmp_path: Path) -> None:
    with pytest.raises(DataError) as stopped:
        check(tmp_path, "How likely are you to recommend us to a friend?", "Q2")
    assert stopped.value.code == "DAT118"
    assert "satisfied" not in stopped.value.message
