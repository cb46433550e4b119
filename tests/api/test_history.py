"""Recorded figures shown and exported."""

from __future__ import annotations

import csv
import io
import json

import pytest

from cxkit.api.history import history
from cxkit.api.score_source import score_source
from cxkit.errors import UsageError

FILES = {
    "cx.yaml": "schema: 1\nname: Hedgerow\ncurrency: EUR\n",
    "feedback.yaml": """
sources:
  - id: survey
    name: Survey
    kind: transactional
    files: exports/*.csv
    columns: {customer: who, time: day}
    attributes: {area: area}
    questions:
      success: {column: s, scale: 1..7}
      effort: {column: e, scale: 1..7}
      emotion: {column: m, scale: 1..7}
  - id: helpdesk
    name: Tickets
    kind: helpdesk
    files: tickets/*.csv
    columns: {customer: who, opened: opened, closed: closed}
""",
    "metrics.yaml": """
metrics:
  - {id: feel, name: First orders, kpi: experience, source: survey, question: [success, effort, emotion], period: quarter, breakdown: area}
  - {id: solve, name: Time, kpi: resolution-time, source: helpdesk, period: quarter}
  - {id: once, name: At once, kpi: fcr, within: 7 days, source: helpdesk, period: quarter}
""",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("company")
    for name, text in FILES.items():
        (folder / name).write_text(text)
    for quarter, month in (("q1", "02"), ("q2", "05")):
        rows = [
            f"c{n // 2},2026-{month}-{n % 27 + 1:02d},{n % 7 + 1},{n % 5 + 2},{n % 3 + 4},{'NS'[n % 2]}"
            for n in range(80)
        ]
        (folder / "exports").mkdir(exist_ok=True)
        (folder / f"exports/{quarter}.csv").write_text("\n".join(["who,day,s,e,m,area", *rows]))
        tickets = [
            f"c{n % 50},2026-{month}-{n % 27 + 1:02d} 08:00,{f'2026-{month}-28 {n % 24:02d}:00' if n % 5 else ''}"
            for n in range(90)
        ]
        (folder / "tickets").mkdir(exist_ok=True)
        (folder / f"tickets/{quarter}.csv").write_text("\n".join(["who,opened,closed", *tickets]))
        for export in ("exports", "tickets"):
            score_source([str(folder / f"{export}/{quarter}.csv")], root=folder, as_of="2026-11-01", record=True)
    return folder


def test_every_summary_is_recorded_and_compared(root):
    rows = history(root).rows
    assert {row.metric for row in rows} == {"feel", "feel.success", "feel.effort", "feel.emotion", "solve", "once"}
    assert {row.period for row in rows} == {"2026-q1", "2026-q2"}
    again = score_source([str(root / "exports/q2.csv")], root=root, as_of="2026-11-01")
    assert {one.metric for one in again.comparisons} == {"feel", "feel.success", "feel.effort", "feel.emotion"}
    times = score_source([str(root / "tickets/q2.csv")], root=root, as_of="2026-11-01")
    assert {one.metric for one in times.comparisons} == {"solve", "once"}
    for comparison in (*again.comparisons, *times.comparisons):
        assert comparison.change.low <= comparison.change.difference <= comparison.change.high


def test_repeated_customers_are_the_units_in_a_workspace(root):
    found = score_source([str(root / "exports/q2.csv")], root=root, as_of="2026-11-01")
    assert all("by respondent" in figure.estimate.method for figure in found.figures if not figure.segment)


def test_recording_again_changes_nothing(root):
    before = {path: path.read_bytes() for path in (root / "measurements").rglob("*.yaml")}
    found = score_source([str(root / "exports/q2.csv")], root=root, as_of="2026-11-01", record=True)
    assert any("unchanged" in note for note in found.notes)
    assert {path: path.read_bytes() for path in (root / "measurements").rglob("*.yaml")} == before


def test_no_person_is_in_a_record(root):
    for path in (root / "measurements").rglob("*.yaml"):
        assert "c11" not in path.read_text()


def test_one_metric_and_its_groups(root):
    assert {row.metric for row in history(root, "feel.emotion").rows} == {"feel.emotion"}
    assert all(not row.segment for row in history(root, "feel", segments=False).rows)
    with pytest.raises(UsageError, match="nothing is recorded of 'feels'"):
        history(root, "feels")


def test_exports(root, monkeypatch):
    from typer.testing import CliRunner

    from cxkit.cli.app import app

    monkeypatch.chdir(root)
    run = CliRunner().invoke(app, ["history", "feel", "--format", "csv"])
    table = list(csv.DictReader(io.StringIO(run.stdout)))
    assert {row["segment"] for row in table} == {"", "area=N", "area=S"}
    run = CliRunner().invoke(app, ["history", "--format", "json"])
    assert json.loads(run.stdout)["command"] == "history"
    run = CliRunner().invoke(app, ["history", "solve"])
    assert run.stdout.startswith("solve · hours, median · 95 % intervals\nperiod")
