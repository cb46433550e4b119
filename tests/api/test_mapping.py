"""A source declares its tool and its columns once: a run needs no option, and says when an export no longer fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxkit.api.score_source import score_source
from cxkit.errors import DataError

CONFIG = "schema: 1\nname: Shop\ncurrency: EUR\nlocale: en\ntimezone: Europe/Dublin\n"
FEEDBACK = """sources:
  - id: survey
    name: Survey
    files: exports/*.csv
    delimiter: ";"
    encoding: cp1252
    partials: drop
    timezone: America/Los_Angeles
    date_order: dmy
    columns: {time: answered}
    attributes: {plan: Plan}
    questions:
      recommend: {column: Q1, scale: 0..10, missing: 99}
"""
METRICS = """metrics:
  - {id: nps, name: Recommendation, kpi: nps, source: survey, question: recommend, period: quarter, breakdown: plan}
"""


def workspace(root: Path, header: str = "answered;Plan;Q1;words", extra: str = "") -> Path:
    for name, text in (("cx.yaml", CONFIG), ("feedback.yaml", FEEDBACK), ("metrics.yaml", METRICS)):
        (root / name).write_text(text)
    (root / "exports").mkdir(exist_ok=True)
    rows = "".join(
        f"{day} 20:00;{plan};{answer};caf\u00e9{extra}\n"
        for day, plan, answer in [("30/06/2026", "solo", 9), ("01/07/2026", "team", 3), ("02/07/2026", "solo", 99)] * 6
    )
    (root / "exports/july.csv").write_bytes(f"{header}\n{rows}".encode("cp1252"))
    return root / "exports/july.csv"


def test_no_option_is_needed(tmp_path: Path) -> None:
    found = score_source([str(workspace(tmp_path))], root=tmp_path, as_of="2026-11-01")
    total = next(one for one in found.figures if not one.segment)
    assert (total.period, total.answers.n) == ("2026-q3", 12)
    assert total.answers.excluded == {"declared missing: 99": 6}
    assert {one.segment[0] for one in found.figures if one.segment} == {("plan", "solo"), ("plan", "team")}


def test_the_option_goes_before_the_mapping(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"30/06/2026", b"06/05/2026").replace(b"01/07", b"07/01"))
    path.write_bytes(path.read_bytes().replace(b"02/07", b"07/02"))
    found = score_source([str(path)], root=tmp_path, as_of="2026-11-01", date_order="mdy")
    assert {one.period for one in found.figures} == {"2026-q2", "2026-q3"}


def test_every_column_that_is_gone_is_named_with_what_is_called_alike(tmp_path: Path) -> None:
    path = workspace(tmp_path, "answered;Plans;Q1_new;words")
    with pytest.raises(DataError) as stopped:
        score_source([str(path)], root=tmp_path, as_of="2026-11-01")
    assert stopped.value.code == "DAT107"
    assert stopped.value.message == "2 columns that survey maps aren't in this export: 'Q1', 'Plan'"
    assert "did you mean 'Plans'?" in stopped.value.hint
    assert stopped.value.place == f"{path}:1"


def test_a_column_by_its_number_must_still_ask_its_question(tmp_path: Path) -> None:
    path = workspace(tmp_path, "answered;Plan;How likely are you to recommend us?;words")
    mapped = FEEDBACK.replace("column: Q1", 'column: "#3", text: How likely are you to recommend us?')
    (tmp_path / "feedback.yaml").write_text(mapped)
    assert score_source([str(path)], root=tmp_path, as_of="2026-11-01").figures
    path = workspace(tmp_path, "answered;Plan;How easy was it to reach us?;words")
    (tmp_path / "feedback.yaml").write_text(mapped)
    with pytest.raises(DataError) as stopped:
        score_source([str(path)], root=tmp_path, as_of="2026-11-01")
    assert stopped.value.code == "DAT118"


def test_a_question_called_otherwise_is_told_by_its_new_name(tmp_path: Path) -> None:
    path = workspace(tmp_path, "answered;Plan;Recommendation;words")
    path.write_bytes(path.read_bytes().replace(b";99;", b";0;"))
    with pytest.raises(DataError) as stopped:
        score_source([str(path)], root=tmp_path, as_of="2026-11-01")
    assert "new in it: Recommendation" in stopped.value.hint


def test_what_settles_a_value_is_said_as_the_mapping_writes_it(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    (tmp_path / "feedback.yaml").write_text(FEEDBACK.replace(", missing: 99", ""))
    with pytest.raises(DataError) as stopped:
        score_source([str(path)], root=tmp_path, as_of="2026-11-01")
    assert "in feedback.yaml, question recommend: missing: 99" in stopped.value.hint


def test_a_new_question_is_told_and_not_scored(tmp_path: Path) -> None:
    path = workspace(tmp_path, "answered;Plan;Q1;words;Q2;Q3 Ease", ";5;Very easy")
    text = path.read_text("cp1252").replace(";5;Very easy", ";4;Easy", 4)
    path.write_text(text, "cp1252")
    found = score_source([str(path)], root=tmp_path, as_of="2026-11-01")
    assert {one.metric for one in found.figures} == {"nps"}
    assert "the export holds 2 questions that survey doesn't map: Q2, Q3 Ease" in found.notes
