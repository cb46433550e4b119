"""Records: written whole or not at all, repeated without effect, refused where they would mislead."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cxkit import files
from cxkit.api.score_source import score_source
from cxkit.errors import CxError, DataError, OutputError, UsageError
from cxkit.history.store import live, read_all

DAY = "2026-11-22"


def record(root: Path, quarter: str = "2026-q3", **options):
    return score_source([str(root / f"exports/owners/{quarter}.csv")], root=root, as_of=DAY, record=True, **options)


def state(root: Path) -> dict[str, bytes]:
    folder = root / "measurements"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_recording_twice_changes_nothing_and_says_so(demo: Path) -> None:
    assert any(note.startswith("recorded ") for note in record(demo).notes)
    before = state(demo)
    assert any(note.startswith("unchanged: ") for note in record(demo).notes)
    assert state(demo) == before


def test_a_record_holds_no_personal_value(demo: Path) -> None:
    record(demo)
    text = b"".join(state(demo).values()).decode()
    for word in ("f00037", "Quick and friendly", str(demo), "@"):
        assert word not in text


def test_dry_run_writes_nothing(demo: Path) -> None:
    assert any(note.startswith("would record ") for note in record(demo, dry_run=True).notes)
    assert not (demo / "measurements").exists()


def test_an_unfinished_period_is_not_recorded(demo: Path) -> None:
    score = score_source([str(demo / "exports/owners/2026-q3.csv")], root=demo, as_of="2026-09-15", record=True)
    assert any("isn't over" in note for note in score.notes)
    assert not state(demo)


def test_a_changed_question_demands_a_revision(demo: Path) -> None:
    record(demo, "2026-q2")
    text = (demo / "feedback.yaml").read_text()
    (demo / "feedback.yaml").write_text(text.replace("recommend Tallyline to another owner", "recommend us"))
    with pytest.raises(UsageError) as refused:
        record(demo)
    assert refused.value.code == "HST203"
    assert "revision: 2" in refused.value.hint
    metrics = (demo / "metrics.yaml").read_text()
    (demo / "metrics.yaml").write_text(
        metrics.replace("    question: recommend\n", "    question: recommend\n    revision: 2\n", 1)
    )
    assert any(note.startswith("recorded ") for note in record(demo).notes)


def test_two_new_answers_are_not_shown(demo: Path) -> None:
    record(demo)
    path = demo / "exports/owners/2026-q3.csv"
    with path.open("a") as stream:
        stream.write("x,f1,2026-09-01T10:00:00Z,solo,DE,0,1,1,1,1,\nx,f2,2026-09-01T10:00:00Z,solo,DE,0,1,1,1,1,\n")
    with pytest.raises(DataError) as refused:
        record(demo)
    assert refused.value.code == "HST205"


def test_enough_new_answers_stand_for_the_old_record(demo: Path) -> None:
    record(demo)
    path = demo / "exports/owners/2026-q3.csv"
    with path.open("a") as stream:
        for number in range(40):
            stream.write(
                f"x,f1,2026-09-01T10:00:00Z,{'solo' if number % 2 else 'team'},{('DE', 'AT', 'CH')[number % 3]},9,4,4,4,4,\n"
            )
    record(demo)
    records = read_all(demo)
    assert len(records) == 2
    assert len(live(records)) == 1


def test_an_edited_record_is_found(demo: Path) -> None:
    record(demo)
    (name,) = state(demo)
    path = demo / name
    path.write_text(path.read_text().replace("period: 2026-q3", "period: 2026-q2", 1))
    with pytest.raises(DataError) as found:
        read_all(demo)
    assert found.value.code == "HST101"


CALLS = ("open", "write", "fsync", "link", "unlink", "close")


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS], ids=errno.errorcode.get)
@pytest.mark.parametrize("call", CALLS)
def test_every_call_failing_once_leaves_old_or_new(call: str, error: int, tmp_path: Path, monkeypatch) -> None:
    """Each OS call of the write fails at its first, second, … time, until it no longer fires."""
    real = getattr(os, call)
    for at in range(1, 20):
        target = tmp_path / f"{at}" / "2026" / "record.yaml"
        fired = [0]

        def failing(*arguments, _fired=fired, _at=at, **options):
            _fired[0] += 1
            if _fired[0] == _at:
                if call == "close":
                    real(*arguments, **options)
                raise OSError(error, os.strerror(error))
            return real(*arguments, **options)

        monkeypatch.setattr(files.os, call, failing)
        try:
            files.write_new(target, b"counts\n")
        except OutputError as refused:
            assert os.strerror(error).lower() in refused.message
        finally:
            monkeypatch.setattr(files.os, call, real)
        if target.exists():
            assert target.read_bytes() == b"counts\n"
        assert files.write_new(target, b"counts\n") in (True, False)
        assert target.read_bytes() == b"counts\n"
        if fired[0] < at:
            return
    pytest.fail("the call never stopped failing")


def test_kill_at_any_instant_tears_nothing(demo: Path) -> None:
    """Records in a row, killed at random instants: what was told as recorded is there and whole."""
    kills = int(os.environ.get("CX_KILLS", "6"))
    chance = random.Random(5)
    script = (
        "import sys\nfrom cxkit.api.score_source import score_source\n"
        "for q in ('2025-q4', '2026-q1', '2026-q2', '2026-q3'):\n"
        "    s = score_source([f'exports/owners/{q}.csv'], as_of='2026-11-22', record=True)\n"
        "    print([n.split()[1].rstrip(':') for n in s.notes if n.startswith(('recorded', 'unchanged'))][0], flush=True)\n"
    )
    for _ in range(kills):
        running = subprocess.Popen([sys.executable, "-c", script], cwd=demo, stdout=subprocess.PIPE, text=True)
        time.sleep(0.2 + chance.random() * 1.2)
        running.send_signal(signal.SIGKILL)
        told, _ = running.communicate()
        records = read_all(demo)
        for name in told.split("\n")[:-1]:
            assert name in records
    done = subprocess.run([sys.executable, "-c", script], cwd=demo, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == set(read_all(demo))


def test_the_same_name_with_other_bytes_is_refused(tmp_path: Path) -> None:
    files.write_new(tmp_path / "a.yaml", b"one")
    with pytest.raises(CxError, match="another content"):
        files.write_new(tmp_path / "a.yaml", b"two")
    assert (tmp_path / "a.yaml").read_bytes() == b"one"


def test_replace_refuses_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"kept")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(OutputError, match="link"):
        files.replace(tmp_path / "link", b"new")
    assert (tmp_path / "real").read_bytes() == b"kept"


def test_many_different_durations_recorded_twice(tmp_path: Path) -> None:
    """Beyond 500 they are kept rounded, and are the same record all the same."""
    for name, text in DESK.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "tickets").mkdir()
    rows = [f"2026-01-05 00:00:00,2026-01-{6 + n // 3600:02d} {n // 60 % 24:02d}:{n % 60:02d}:07" for n in range(2000)]
    (tmp_path / "tickets/a.csv").write_text("\n".join(["opened,closed", *rows]))
    for word in ("recorded", "unchanged"):
        found = score_source([str(tmp_path / "tickets/a.csv")], root=tmp_path, as_of=DAY, record=True)
        assert found.notes[-1].startswith(f"{word}")


DESK = {
    "cx.yaml": "schema: 1\nname: Hedgerow\ncurrency: EUR\n",
    "feedback.yaml": (
        "sources:\n  - {id: desk, name: Desk, kind: helpdesk, files: tickets/*.csv,"
        " columns: {opened: opened, closed: closed}}\n"
    ),
    "metrics.yaml": "metrics:\n  - {id: solve, name: Time, kpi: resolution-time, source: desk, period: quarter}\n",
}


# --- locked ----------------------------------------------------------------------------------------------------------


def locked(root: Path, quarter: str = "2026-q3"):
    return score_source([str(root / f"exports/owners/{quarter}.csv")], root=root, as_of=DAY, locked=True)


def test_what_was_recorded_is_rebuilt_from_its_export(demo: Path) -> None:
    record(demo)
    record(demo, "2026-q2")
    before = state(demo)
    found = locked(demo)
    assert not found.not_rebuilt
    metrics = len({figure.metric for figure in found.figures})
    assert f"rebuilt 2026-q3: {metrics} of {metrics} metrics are as recorded" in found.notes
    assert "not looked at: 2026-q2, of which these exports hold nothing" in found.notes
    assert state(demo) == before


def test_what_was_never_recorded_is_not_rebuilt(demo: Path) -> None:
    assert {one.why for one in locked(demo).not_rebuilt} == {"isn't recorded"}


def test_another_export_or_definition_is_told(demo: Path) -> None:
    record(demo)
    path = demo / "exports/owners/2026-q3.csv"
    lines = path.read_text().splitlines()
    path.write_text("\n".join(lines[:-40]))
    assert {one.why for one in locked(demo).not_rebuilt} == {
        "is recorded with other figures, from other exports than these"
    }
    path.write_text("\n".join(lines))
    assert not locked(demo).not_rebuilt
    text = (demo / "feedback.yaml").read_text()
    (demo / "feedback.yaml").write_text(text.replace("recommend Tallyline to another owner", "recommend us"))
    found = locked(demo).not_rebuilt
    assert [one.why for one in found] == [
        "is recorded of another definition than metrics.yaml and feedback.yaml give now"
    ]
    assert found[0].record.startswith("measurements/2026/2026-q3--owner-survey--")


def test_locked_goes_with_the_whole_export_only(demo: Path) -> None:
    with pytest.raises(UsageError, match="--locked means the declared breakdowns"):
        score_source([str(demo / "exports/owners/2026-q3.csv")], root=demo, as_of=DAY, locked=True, by=["plan"])


def test_a_figure_of_another_export_says_so(demo: Path) -> None:
    record(demo)
    both = [str(demo / f"exports/owners/{quarter}.csv") for quarter in ("2026-q2", "2026-q3")]
    Path(both[1]).write_text("\n".join(Path(both[1]).read_text().splitlines()[:-40]))
    found = score_source(both, root=demo, as_of=DAY, locked=["2026-q3"]).not_rebuilt
    assert {one.why for one in found} == {"is recorded with other figures, from other exports than these"}


def revise(root: Path) -> None:
    path = root / "metrics.yaml"
    text = path.read_text()
    assert text.count("\n    revision: 2 ") == 1
    path.write_text(text.replace("\n    revision: 2 ", "\n    revision: 3 "))
    path = root / "feedback.yaml"
    path.write_text(path.read_text().replace("I always know whether", "I know within a minute whether"))


def test_a_new_series_leaves_what_was_recorded_of_the_old_one_alone(demo: Path) -> None:
    for quarter in ("2026-q1", "2026-q2"):
        record(demo, quarter)
    revise(demo)
    found = locked(demo, "2026-q2")
    assert not found.not_rebuilt
    assert any(
        note.startswith("not rebuilt: arrival-known of 2026-q2 is of revision 2, which metrics.yaml defines no more")
        for note in found.notes
    )
    assert "rebuilt 2026-q2: 2 of 3 metrics are as recorded" in found.notes
    assert "not rebuilt: the drivers of owner-nps in 2026-q2 were asked otherwise then" in found.notes


def test_what_was_asked_otherwise_is_not_compared_with_what_is_asked_now(demo: Path) -> None:
    exports = [str(demo / f"exports/owners/{quarter}.csv") for quarter in ("2026-q1", "2026-q2", "2026-q3")]

    def compared(metric: str) -> list[tuple[str | None, str]]:
        found = score_source(exports, root=demo, as_of=DAY)
        assert {one.period for one in found.splits if one.metric == metric} <= {"2026-q2", "2026-q3"}
        return [
            (one.period, one.other)
            for one in found.comparisons
            if one.against == "period" and one.metric == metric and not one.segment
        ]

    assert compared("arrival-known") == [("2026-q2", "2026-q1"), ("2026-q3", "2026-q2")]
    record(demo, "2026-q1")
    revise(demo)
    assert compared("arrival-known") == [("2026-q3", "2026-q2")]
    assert compared("owner-nps") == [("2026-q2", "2026-q1"), ("2026-q3", "2026-q2")]
    found = score_source(exports, root=demo, as_of=DAY)
    assert [tuple(one) for one in found.not_compared] == [
        ("arrival-known", "2026-q2", "2026-q1", "revision 3 began a new series")
    ]
    record(demo, "2026-q1")
    assert compared("arrival-known") == [("2026-q2", "2026-q1"), ("2026-q3", "2026-q2")]
