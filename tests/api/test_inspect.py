"""What `--inspect` recognises, and the lines it gives."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cxkit.api.inspect import inspect
from cxkit.cli.inspect import inspection
from cxkit.errors import OutputError

EXPORT = "id,answered,plan,q_recommend,q_agree,words,seen\n" + "".join(
    f"r{at},2026-07-{at % 28 + 1:02d} 10:00,{'solo' if at % 3 else 'team'},{at % 11},"
    f"{('Strongly agree', 'Agree', 'Neutral')[at % 3]},I wrote a longer sentence number {at},{at % 2}\n"
    for at in range(60)
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    (tmp_path / "July survey.csv").write_text(EXPORT)
    return tmp_path / "July survey.csv"


def test_kinds(export: Path) -> None:
    kinds = {one.column.name: one.kind for one in inspect([str(export)]).profiles}
    assert kinds == {
        "id": "id",
        "answered": "time",
        "plan": "segment",
        "q_recommend": "score 0-10",
        "q_agree": "words of a scale",
        "words": "comments",
        "seen": "yes or no",
    }


def test_the_lines_are_a_strategy(export: Path) -> None:
    seen = inspect([str(export)])
    source = yaml.safe_load(seen.feedback)["sources"][0]
    assert source == {
        "id": "july-survey",
        "name": "July survey",
        "reader": "table",
        "columns": {"time": "answered", "comment": "words"},
        "attributes": {"plan": "plan"},
        "questions": {"q-recommend": {"column": "q_recommend", "scale": "0..10"}},
    }
    assert yaml.safe_load(seen.metrics)["metrics"][0]["kpi"] == "nps"


def test_write_makes_both_files_and_clobbers_nothing(export: Path, tmp_path: Path) -> None:
    seen = inspect([str(export)])
    assert seen.write(tmp_path / "new") == ("feedback.yaml", "metrics.yaml")
    before = (tmp_path / "new/feedback.yaml").read_bytes()
    with pytest.raises(OutputError, match="is there already"):
        seen.write(tmp_path / "new")
    assert (tmp_path / "new/feedback.yaml").read_bytes() == before


def test_who_is_left_out_and_no_rare_text(shared: Path) -> None:
    seen = inspect([str(shared / "data/qualtrics_legitimacy/qualtrics_text.csv")])
    text = inspection(seen)
    assert "partial    22: counted" in text
    assert "zone       America/Denver" in text
    kinds = {one.column.name: one.kind for one in seen.profiles}
    assert kinds["Status"] == kinds["Finished"] == kinds["ResponseId"] == "of the tool"
