"""What is measured where nobody says it: what the tool itself asks, else nothing, and the hint names the option."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cxkit.api.which_metric import metrics_of_tool
from cxkit.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

QUALTRICS = (
    "StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,Q1_NPS_GROUP,Q1,Q2\n"
    "Start,End,Type,Finished,Recorded,ID,Group,How likely?,How satisfied?\n"
    + ",".join(f'"{{""ImportId"":""{name}""}}"' for name in "abcdefghi")
    + "\n2026-01-05 10:00:00,2026-01-05 10:00:00,0,1,2026-01-05 10:00:00,R_1,Promoter,9,4\n"
)
CHATWOOT = "Agent Name,Rating,Feedback Comment,Link to the conversation,Recorded date\nA,5,,x,2026-01-05 10:11:12 UTC\n"
REVIEWS = "Review Id,Review Stars,Review Created (UTC),Review Title\n1,5,2026-01-05 10:00:00,Fine\n"
DELIGHTED = [{"id": at, "survey_type": "nps", "score": at % 11, "permalink": "x"} for at in range(20)]
HUBSPOT = [{"hs_survey_type": "CES", "hs_value": "7", "hs_response_group": "PROMOTER", "hs_object_id": "1"}]


@pytest.mark.parametrize(
    ("name", "content", "metric"),
    [
        ("q.csv", QUALTRICS, "nps=Q1"),
        ("chatwoot.csv", CHATWOOT, "csat=Rating"),
        ("reviews.csv", REVIEWS, "mean=#2,scale=1..5"),
        ("delighted.json", json.dumps(DELIGHTED), "nps=score"),
        ("hubspot.json", json.dumps({"results": HUBSPOT}), "ces=hs_value,version=2,scale=1..7"),
    ],
)
def test_the_tool_says_what_is_asked(name: str, content: str, metric: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    assert metrics_of_tool([str(tmp_path / name)])[0] == (metric,)


def test_a_tool_of_several_surveys_doesnt(tmp_path: Path) -> None:
    rows = [*DELIGHTED, {**DELIGHTED[0], "id": 99, "survey_type": "csat"}]
    (tmp_path / "mixed.json").write_text(json.dumps(rows))
    with pytest.raises(UsageError, match="doesn't say what to measure"):
        metrics_of_tool([str(tmp_path / "mixed.json")])


def test_columns_that_look_like_answers_are_proposed_recommending_first(tmp_path: Path) -> None:
    rows = "".join(f"{at},{at % 5 + 1},{at % 11},{at % 11},{at % 10 + 1},{at % 11},{at % 2 + 1}\n" for at in range(44))
    header = "customer_id,Easy,Q7,How useful is our weekly letter?,How satisfied are you overall?,Would you recommend us?,sex"
    (tmp_path / "a.csv").write_text(f"{header}\n{rows}")
    with pytest.raises(UsageError) as stopped:
        metrics_of_tool([str(tmp_path / "a.csv")])
    proposed = [line.split("  (")[0].strip() for line in stopped.value.hint.splitlines() if "--metric" in line]
    assert proposed == [
        "--metric nps=#6",
        "--metric nps=Q7",
        "--metric mean=#4,scale=0..10",
        "--metric csat=#5,scale=1..10",
        "--metric csat=Easy",
    ]


def test_nothing_is_proposed_where_nothing_looks_like_answers(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,words\n" + "".join(f"{at},text {at}\n" for at in range(9)))
    with pytest.raises(UsageError) as stopped:
        metrics_of_tool([str(tmp_path / "a.csv")])
    assert "--inspect" in stopped.value.hint


def test_standard_input_is_read_once() -> None:
    with pytest.raises(UsageError, match="isn't said"):
        metrics_of_tool(["-"])
