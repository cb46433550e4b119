"""What `--inspect` recognises, and the lines it gives."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cxkit.api.inspect import inspect
from cxkit.api.score_source import score_source
from cxkit.api.validate import validate
from cxkit.cli.inspect import inspection
from cxkit.errors import OutputError
from cxkit.findings import Severity

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
        "q_agree": "words of a scale of 5",
        "words": "comments",
        "seen": "yes or no",
    }


@pytest.mark.parametrize(
    ("values", "kind", "line"),
    [
        (range(11), "score 0-10", '{column: "q", scale: 0..10}'),
        (range(1, 11), "score 0-10 or 1-10", "# nobody answered 0: was it asked from 1? then scale: 1..10"),
        (range(6), "score 0-5", ""),
        (range(1, 6), "score 1-5", '{column: "q", scale: 1..5}'),
        (range(1, 8), "score 1-7", ""),
        (range(2), "yes or no", ""),
        (range(12), "whole numbers 0-11", ""),
        (range(40, 60), "whole numbers", ""),
        (("0 - Not at all", "5", "10 - Very"), "words of a scale", ""),
        (("Sehr zufrieden", "Zufrieden", "Neutral"), "words of a scale of 5", ""),
        (("01/02/2026", "13/02/2026"), "time, days first", ""),
        (("01/02/2026", "03/04/2026"), "can't be told apart: add --date-order dmy", ""),
    ],
)
def test_a_column_by_its_values(values, kind: str, line: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,q\n" + "".join(f"{at},{v}\n" for at, v in enumerate(list(values) * 6)))
    text = inspection(inspect([str(tmp_path / "a.csv")]))
    shown = next(one for one in text.splitlines() if one.startswith("#2 "))
    assert kind in shown
    assert kind.startswith("can't") or f"{kind};" in shown
    assert line in text
    assert ("scale:" in text) is bool(line)


def test_headers_rejected_rows_and_what_was_declared(tmp_path: Path) -> None:
    lines = "id;q;words\n" + "".join(f"{at};{at % 11};caf\u00e9\n" for at in range(44)) + "1;2\n"
    (tmp_path / "a.csv").write_bytes(lines.encode("cp1252"))
    seen = inspect([str(tmp_path / "a.csv")], encoding="cp1252")
    assert "rejected   1 that can't be read" in inspection(seen)
    assert yaml.safe_load(seen.feedback)["sources"][0]["encoding"] == "cp1252"


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
    with pytest.raises(OutputError, match="'july-survey' is there already; nothing was changed"):
        seen.write(tmp_path / "new")
    assert (tmp_path / "new/feedback.yaml").read_bytes() == before


CONFIG = "schema: 1\nname: Shop\ncurrency: EUR\nlocale: en\ntimezone: Europe/Dublin\n"
FEEDBACK = """# what we hear
sources:
  - id: pulse                     # every spring
    name: Pulse
    questions:
      easy: {column: Q9, scale: 1..7}

# studies come later
studies: []
"""
METRICS = "metrics: []                     # cx new metric ID\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_written_into_a_strategy_it_validates_and_scores(ends: str, export: Path, tmp_path: Path) -> None:
    """Lines go behind those that are there; comments stay; the next run needs no option and changes nothing."""
    root = tmp_path / "strategy"
    (root / "exports").mkdir(parents=True)
    kept = root / "exports/july-survey.csv"
    kept.write_bytes(export.read_bytes())
    (root / "cx.yaml").write_text(CONFIG)
    (root / "feedback.yaml").write_bytes(FEEDBACK.replace("\n", ends).encode())
    (root / "metrics.yaml").write_bytes(METRICS.replace("\n", ends).encode())
    seen = inspect([str(kept)])
    assert seen.write(root) == ("feedback.yaml", "metrics.yaml")
    feedback = (root / "feedback.yaml").read_bytes().decode()
    head, tail = FEEDBACK.replace("\n", ends).split(f"{ends}{ends}# studies")
    assert feedback.startswith(head)
    assert feedback.endswith(f"# studies{tail}")
    assert feedback.count(ends) == feedback.count("\n")
    assert "# cx new metric ID" in (root / "metrics.yaml").read_text()
    assert not [one for one in validate(root).findings if one.severity is Severity.ERROR]
    found = score_source([str(kept)], source="july-survey", root=root, as_of="2026-11-01")
    assert next(one for one in found.figures if not one.segment).answers.n == 60
    before = {path: path.read_bytes() for path in root.glob("*.yaml")}
    with pytest.raises(OutputError, match="nothing was changed"):
        inspect([str(kept)]).write(root)
    assert {path: path.read_bytes() for path in root.glob("*.yaml")} == before


@pytest.mark.parametrize("broken", ["sources: [\n", "sources: - a\n\t- b\n"])
def test_what_cannot_be_read_is_not_written_to(broken: str, export: Path, tmp_path: Path) -> None:
    (tmp_path / "feedback.yaml").write_text(broken)
    with pytest.raises(OutputError, match=r"feedback\.yaml can't be read"):
        inspect([str(export)]).write(tmp_path)
    assert not (tmp_path / "metrics.yaml").exists()


def test_a_metric_that_is_there_keeps_both_files_as_they_are(export: Path, tmp_path: Path) -> None:
    (tmp_path / "feedback.yaml").write_text("sources: [{id: pulse, name: Pulse}]\n")
    (tmp_path / "metrics.yaml").write_text("metrics:\n- {id: nps-q-recommend, name: Old, kpi: nps, source: pulse}\n")
    before = {path: path.read_bytes() for path in tmp_path.glob("*.yaml")}
    with pytest.raises(OutputError, match=r"metrics\.yaml: 'nps-q-recommend' is there already"):
        inspect([str(export)]).write(tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.glob("*.yaml")} == before
    (tmp_path / "metrics.yaml").write_text("metrics: []\n")
    inspect([str(export)]).write(tmp_path)
    ids = [one["id"] for one in yaml.safe_load((tmp_path / "feedback.yaml").read_text())["sources"]]
    assert ids == ["pulse", "july-survey"]


def test_a_limesurvey_is_mapped_by_its_own_columns(tmp_path: Path) -> None:
    """The day of submission tells who finished, and is the time too; the last page seen is no score."""
    rows = "".join(f'"{at}";"2026-07-01 10:00:00";"{at % 3 + 1}";"en";"{at % 11}"\r\n' for at in range(44))
    (tmp_path / "survey.csv").write_text('"id";"submitdate";"lastpage";"startlanguage";"G01Q02"\r\n' + rows)
    seen = inspect([str(tmp_path / "survey.csv")])
    source = yaml.safe_load(seen.feedback)["sources"][0]
    assert source["columns"] == {"time": "submitdate"}
    assert list(source["questions"]) == ["g01q02"]
    assert "period: quarter" in seen.metrics


def test_without_a_time_no_period_is_written(tmp_path: Path) -> None:
    lines = "_synced,record_id,q\n" + "".join(f"2026-07-01 10:00,{at % 5 + 1},{at % 11}\n" for at in range(44))
    (tmp_path / "a.csv").write_text(lines)
    seen = inspect([str(tmp_path / "a.csv")])
    assert "period" not in seen.metrics
    assert list(yaml.safe_load(seen.feedback)["sources"][0]["questions"]) == ["q"]


def test_who_is_left_out_and_no_rare_text(shared: Path) -> None:
    seen = inspect([str(shared / "data/qualtrics_legitimacy/qualtrics_text.csv")])
    text = inspection(seen)
    assert "partial    22: counted" in text
    assert "zone       America/Denver" in text
    kinds = {one.column.name: one.kind for one in seen.profiles}
    assert kinds["Status"] == kinds["Finished"] == kinds["ResponseId"] == "of the tool"
