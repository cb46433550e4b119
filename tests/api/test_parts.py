"""What is measured in one go: each source's exports, by name, by folder, or where feedback.yaml says they lie."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cxkit.api.parts import Part, parts_of, recorded_parts
from cxkit.api.score_source import score_source
from cxkit.errors import UsageError
from tests.cli.test_exit_status import cx

DAY = "2026-11-22"
QUARTERS = ("2025-q4", "2026-q1", "2026-q2", "2026-q3")


@pytest.fixture(autouse=True)
def inside(demo: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(demo)
    return demo


def owners(*quarters: str) -> tuple[str, ...]:
    return tuple(f"exports/owners/{quarter}.csv" for quarter in quarters)


def test_without_a_name_each_source_gives_what_lies_there() -> None:
    parts, notes = parts_of([])
    assert [part.source for part in parts] == [
        "owner-survey", "contact-survey", "first-week-survey", "store-reviews", "invoices", "tickets", "crew-survey"
    ]  # fmt: skip
    assert parts[0] == Part("owner-survey", owners(*QUARTERS))
    assert notes == ()


def test_a_source_without_an_export_is_named() -> None:
    for path in Path("exports/crew").glob("*.csv"):
        path.unlink()
    parts, notes = parts_of([])
    assert "crew-survey" not in [part.source for part in parts]
    assert notes == ("crew-survey isn't measured: no export lies at exports/crew/*.csv",)


def test_exports_of_several_sources_are_told_apart() -> None:
    tickets = "exports/tickets/2026-q3.csv"
    parts, _ = parts_of([tickets, *owners("2026-q2"), *owners("2026-q3")])
    assert parts == (Part("owner-survey", owners("2026-q2", "2026-q3")), Part("tickets", (tickets,)))


def test_a_folder_stands_for_the_exports_in_it() -> None:
    assert parts_of(["exports/owners"])[0] == (Part("owner-survey", owners(*QUARTERS)),)
    assert parts_of(["exports"])[0] == parts_of([])[0]
    Path("elsewhere").mkdir()
    with pytest.raises(UsageError, match="no export of a source lies in elsewhere"):
        parts_of(["elsewhere"])


def test_a_metric_finds_its_source() -> None:
    assert parts_of([], metrics=["owner-nps"])[0] == (Part("owner-survey", owners(*QUARTERS), ("owner-nps",)),)
    with pytest.raises(UsageError) as caught:
        parts_of([], metrics=["owner-nsp"])
    assert "did you mean 'owner-nps'?" in caught.value.hint


def test_metrics_of_two_periods_are_measured_one_period_at_a_time() -> None:
    text = Path("metrics.yaml").read_text()
    first, second = text.split("  - id: owner-satisfaction", 1)
    Path("metrics.yaml").write_text(
        first + "  - id: owner-satisfaction" + second.replace("period: quarter", "period: year", 1)
    )
    parts, _ = parts_of(owners("2026-q3"))
    assert parts == (
        Part("owner-survey", owners("2026-q3"), ("owner-nps", "arrival-known")),
        Part("owner-survey", owners("2026-q3"), ("owner-satisfaction",)),
    )


def test_an_export_of_no_source_is_refused() -> None:
    with pytest.raises(UsageError, match=r"no source's files match metrics\.yaml"):
        parts_of(["metrics.yaml", *owners("2026-q3")])


def test_recording_takes_only_what_nothing_was_recorded_from() -> None:
    score_source(owners("2026-q2"), as_of=DAY, record=True)
    parts, _ = parts_of([], metrics=["owner-nps"], new=True)
    assert parts[0].exports == owners("2025-q4", "2026-q1", "2026-q3")
    for quarter in QUARTERS:
        score_source(owners(quarter), as_of=DAY, record=True)
    parts, notes = parts_of([], metrics=["owner-nps"], new=True)
    assert (parts, notes) == ((), ("owner-survey: every export is recorded already",))
    assert parts_of(owners("2026-q2"), new=True)[0][0].exports == owners("2026-q2")


def test_records_are_held_against_the_exports_they_were_made_from() -> None:
    for quarter in ("2026-q2", "2026-q3"):
        score_source(owners(quarter), as_of=DAY, record=True)
    Path(owners("2026-q2")[0]).rename("exports/owners/renamed.csv")
    parts, lost = recorded_parts()
    names = ("arrival-known", "owner-nps", "owner-satisfaction")
    assert parts == (
        Part("owner-survey", owners("2026-q3"), names, ("2026-q3",)),
        Part("owner-survey", ("exports/owners/renamed.csv",), names, ("2026-q2",)),
    )
    assert lost == ()
    Path("exports/owners/renamed.csv").unlink()
    parts, lost = recorded_parts(["owner-nps"])
    assert [part.recorded for part in parts] == [("2026-q3",)]
    assert [(one.period, one.metric, one.why) for one in lost] == [
        ("2026-q2", "owner-nps", "was measured from an export that lies nowhere now")
    ]


def test_nothing_recorded_is_said() -> None:
    with pytest.raises(UsageError, match="nothing is recorded in measurements/ yet"):
        recorded_parts()


# --- the command -----------------------------------------------------------------------------------------------------


def test_one_command_measures_all_and_one_fault_hides_no_other(demo: Path) -> None:
    (demo / "exports/tickets/2026-q4.csv").write_text("unlike,the,others\n1,2,3\n")
    done = cx("score", "--as-of", DAY, cwd=demo)
    assert done.returncode == 3
    assert "exports/tickets/2026-q4.csv:1: error[DAT1" in done.stderr
    heads = [line for line in done.stdout.splitlines() if line.endswith("95 % intervals")]
    assert len(heads) == 6
    assert heads[0].startswith("Owner survey · as of 2026-11-22")


@pytest.mark.parametrize("format_", ["json", "csv", "markdown"])
def test_several_sources_in_a_format(demo: Path, format_: str) -> None:
    done = cx("score", "exports/owners", "exports/tickets", "--as-of", DAY, "--format", format_, cwd=demo)
    assert done.returncode == 0
    if format_ == "json":
        found = json.loads(done.stdout)
        assert (found["schema"], found["command"]) == ("cx/1", "score")
        assert [one["command"] for one in found["scores"]] == ["score", "score"]
        names = [{row["metric"] for row in one["estimates"]} for one in found["scores"]]
        assert names[1] == {"first-contact", "time-to-settle"}
    elif format_ == "csv":
        head, *rows = done.stdout.splitlines()
        assert head.startswith("metric,")
        assert {row.split(",")[0] for row in rows} >= {"owner-nps", "time-to-settle"}
    else:
        assert [line for line in done.stdout.splitlines() if line.startswith("#")] == [
            "### Owner survey",
            "### Conversations\\, of one firm in four",
        ]


def test_the_whole_history_is_rebuilt_or_not(demo: Path) -> None:
    for source in ("contacts", "first-week", "reviews", "invoices", "crew"):
        shutil.rmtree(demo / "exports" / source)
    assert cx("score", "--record", "--as-of", DAY, cwd=demo).returncode == 0
    again = cx("score", "--record", "--as-of", DAY, cwd=demo)
    assert again.stdout == ""
    assert "note: tickets: every export is recorded already" in again.stderr
    good = cx("score", "--locked", "--as-of", DAY, cwd=demo)
    assert (good.returncode, good.stdout) == (0, "")
    assert "note: owner-survey: rebuilt 2026-q3: 3 of 3 metrics are as recorded" in good.stderr
    path = demo / "exports/owners/2026-q3.csv"
    path.write_text("\n".join(path.read_text().splitlines()[:-1]))
    bad = cx("score", "--locked", "--as-of", DAY, cwd=demo)
    assert bad.returncode == 1
    assert (
        "error[HST206 not-rebuilt]: owner-nps of 2026-q3 was measured from an export that lies nowhere now"
        in bad.stderr
    )
