"""Recorded figures shown and exported."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest

from cxkit.api.history import history
from cxkit.api.score import score
from cxkit.api.score_source import score_source
from cxkit.errors import UsageError
from cxkit.kpis import KPIS

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


# --- longer periods --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def monthly(tmp_path_factory):
    """Five months of a survey by month, area E small in April."""
    folder = tmp_path_factory.mktemp("monthly")
    for name, text in MONTHLY.items():
        (folder / name).write_text(text)
    (folder / "exports").mkdir()
    rows = []
    for month in range(1, 6):
        areas = ["N"] * 40 + ["S"] * 30 + ["E"] * (2 if month == 4 else 12) + ["W"] * (3 if month == 4 else 9)
        rows += [f"2026-{month:02d}-{n % 27 + 1:02d},{(n * month) % 11},{area}" for n, area in enumerate(areas)]
    (folder / "exports/all.csv").write_text("\n".join(["day,q,area", *rows]))
    score_source([str(folder / "exports/all.csv")], root=folder, as_of="2026-11-01", record=True)
    return folder


MONTHLY = {
    "cx.yaml": "schema: 1\nname: Hedgerow\ncurrency: EUR\n",
    "feedback.yaml": """
sources:
  - id: survey
    name: Survey
    kind: transactional
    files: exports/*.csv
    columns: {time: day}
    attributes: {area: area}
    questions:
      recommend: {column: q, scale: 0..10}
""",
    "metrics.yaml": """
metrics:
  - {id: nps, name: Recommendation, kpi: nps, source: survey, question: recommend, period: month, breakdown: area}
""",
}


def test_months_added_up_are_the_export_measured_by_quarter(monthly):
    rolled = {(row.period, tuple(row.segment.items())): row for row in history(monthly, "nps", period="quarter").rows}
    direct = score(str(monthly / "exports/all.csv"), {"nps": "q"}, period="quarter", time="day", by=["area"])
    for figure in direct.figures:
        row = rolled[str(figure.period), figure.segment]
        if figure.period == "2026-q1":
            assert (row.value, row.low, row.high, row.n) == pytest.approx(
                (figure.estimate.value, figure.estimate.low, figure.estimate.high, figure.estimate.n)
            )
            assert row.parts == ("2026-01", "2026-02", "2026-03")
    assert rolled["2026-q2", ()].value is not None
    assert (rolled["2026-q2", ()].parts, rolled["2026-q2", ()].of) == (("2026-04", "2026-05"), 3)


def test_a_group_that_may_hide_among_others_is_not_added(monthly):
    rows = {
        row.segment.get("area"): row
        for row in history(monthly, "nps", period="quarter").rows
        if row.period == "2026-q2"
    }
    assert rows["E"].value is rows["W"].value is rows["other"].value is None
    assert rows["E"].reason == rows["W"].reason == "among the small groups in 2026-04"
    assert rows["other"].reason == "made of several small groups in 2026-04, not the same in each period"
    assert rows["N"].value is not None


def test_two_revisions_are_never_added(monthly, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(monthly, folder)
    metrics = (folder / "metrics.yaml").read_text()
    (folder / "metrics.yaml").write_text(metrics.replace("period: month", "period: month, revision: 2"))
    june = "\n".join(["day,q,area", *(f"2026-06-{n % 27 + 1:02d},{n % 11},N" for n in range(50))])
    (folder / "exports/june.csv").write_text(june)
    score_source([str(folder / "exports/june.csv")], root=folder, as_of="2026-11-01", record=True)
    row = next(row for row in history(folder, "nps", period="quarter", segments=False).rows if row.period == "2026-q2")
    assert row.value is None
    assert row.reason == "revision 2 began in 2026-06: two definitions aren't added"


def test_repeated_people_are_told_apart_only_by_the_rows(root):
    rows = history(root, "feel", period="year", segments=False).rows
    assert [row.value for row in rows] == [None]
    assert rows[0].reason == "people answered several times: measure the exports by the longer period"
    assert history(root, "solve", period="year").rows[0].value is not None


def test_weeks_and_months_cross(root):
    with pytest.raises(UsageError) as refused:
        history(root, "feel", period="month")
    assert refused.value.message == "a quarter of feel doesn't lie in one month"
    assert history(root, period="month").rows == ()
    assert "a quarter of feel doesn't lie in one month: not shown" in history(root, period="month").notes


def test_customers_of_three_months_are_not_added():
    for name in KPIS.names():
        kpi = KPIS.get(name)
        assert kpi.periods_add != bool(
            {"orders", "contracts", "money", "referrals"} & set(kpi.feeds) or name == "health"
        )


# --- several sources -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def two_sources(tmp_path_factory):
    """A metric of two surveys over a quarter; the second has no record of March."""
    folder = tmp_path_factory.mktemp("sources")
    second = MONTHLY["feedback.yaml"].replace("sources:", "").replace("id: survey", "id: calls")
    (folder / "cx.yaml").write_text(MONTHLY["cx.yaml"])
    (folder / "feedback.yaml").write_text(MONTHLY["feedback.yaml"] + second.replace("exports/", "calls/"))
    (folder / "metrics.yaml").write_text(MONTHLY["metrics.yaml"].replace("source: survey", "source: [survey, calls]"))
    for source, export, months in (("survey", "exports", (1, 2, 3)), ("calls", "calls", (1, 2))):
        (folder / export).mkdir()
        rows = [
            f"2026-{month:02d}-{n % 27 + 1:02d},{(n * month + len(source)) % 11},{'NS'[n % 2]}"
            for month in months
            for n in range(60)
        ]
        (folder / f"{export}/all.csv").write_text("\n".join(["day,q,area", *rows]))
        exports = [str(folder / f"{export}/all.csv")]
        score_source(exports, source=source, root=folder, as_of="2026-11-01", record=True)
    return folder


def test_sources_of_one_month_are_one_part_of_a_quarter(two_sources, tmp_path):
    (row,) = history(two_sources, "nps", period="quarter", segments=False).rows
    assert (row.parts, row.of, row.sources) == (("2026-01", "2026-02", "2026-03"), 3, ("calls", "survey"))
    assert row.lacking == ("2026-03 of calls",)
    lines = [(two_sources / f"{one}/all.csv").read_text().splitlines()[1:] for one in ("exports", "calls")]
    (tmp_path / "both.csv").write_text("\n".join(["day,q,area", *lines[0], *lines[1]]))
    whole = score(str(tmp_path / "both.csv"), {"nps": "q"}).figures[0].estimate
    assert (row.value, row.low, row.high, row.n) == pytest.approx((whole.value, whole.low, whole.high, 300))


def test_each_source_stands_by_its_name(two_sources, monkeypatch):
    from typer.testing import CliRunner

    from cxkit.cli.app import app

    rows = history(two_sources, "nps", segments=False).rows
    assert [(row.period, row.sources) for row in rows if row.period != "2026-02"] == [
        ("2026-01", ("calls",)),
        ("2026-01", ("survey",)),
        ("2026-03", ("survey",)),
    ]
    months = history(two_sources, "nps", period="month", segments=False).rows
    assert [(row.period, row.n, row.lacking) for row in months] == [
        ("2026-01", 120, ()), ("2026-02", 120, ()), ("2026-03", 60, ()),
    ]  # fmt: skip
    monkeypatch.chdir(two_sources)
    said = CliRunner().invoke(app, ["history", "nps", "--period", "quarter"]).stdout
    assert "calls + survey · without 2026-03 of calls" in said
    assert "recorded" not in said, "a part of two sources isn't two parts"


def test_a_source_is_compared_with_itself(two_sources):
    found = score_source([str(two_sources / "calls/all.csv")], source="calls", root=two_sources, as_of="2026-11-01")
    assert {one.other for one in found.comparisons if one.against == "period"} == {"2026-01"}
    assert not found.not_compared
