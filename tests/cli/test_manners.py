"""A process with manners: pipes, full disks, closed streams, signals, odd surroundings, bugs."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

CX = f"{sys.executable} -m cxkit"
KILLS = int(os.environ.get("CX_KILLS", "8"))
COMMANDS = [
    "--version",
    "--help",
    "validate --help",
    "explain SMT204",
    "validate",
    "validate --format json",
    "validate --format sarif",
    "validate --diff",
    "fmt --diff",
    "diff",
    "schema metrics",
    "status",
    "score q.csv --metric nps=q",
    "score q.csv --metric nps=q --format json",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace in git where every command has something to print."""
    (tmp_path / "q.csv").write_text("q\n" + "".join(f"{n % 11}\n" for n in range(60)))
    (tmp_path / "cx.yaml").write_text("schema:  1\nname: C\n")
    strategy = tmp_path / "strategy.yaml"
    strategy.write_text("vision: V\n")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "one"]):
        named = ["-c", "user.name=a", "-c", "user.email=a@b.invalid", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *named, *arguments], cwd=tmp_path, check=True, capture_output=True)
    strategy.write_text("vison: V\n")
    return tmp_path


def bash(command: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "PYTHONPATH": os.environ.get("PYTHONPATH", "") or str(Path(__file__).parents[2])}
    return subprocess.run(
        ["bash", "-c", command], cwd=cwd, capture_output=True, text=True, errors="replace", check=False,
        env={**surroundings, **(env or {})},
    )  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_goes_away(command: str, root: Path) -> None:
    done = bash(f"{CX} {command} 2> err | true; exit ${{PIPESTATUS[0]}}", root)
    assert done.returncode == 128 + signal.SIGPIPE
    assert (root / "err").read_text() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk(command: str, root: Path) -> None:
    done = bash(f"{CX} {command} > /dev/full", root)
    assert done.returncode == 4
    lines = [line for line in done.stderr.splitlines() if not line.startswith(("would", "note", "{"))]
    assert lines == ["cx: can't write the result: no space left on device"]


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "2>/dev/full"])
@pytest.mark.parametrize("command", ["--version", "validate", "score q.csv --metric nps=q", "explain xyz", "--help"])
def test_closed_streams(command: str, closed: str, root: Path) -> None:
    if "full" in closed and not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    done = bash(f"{CX} {command} {closed}", root)
    expected = {4} if ">&-" in closed.replace("2>&-", "") else {0, 1, 2}
    assert done.returncode in ({2} if command == "explain xyz" else expected)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


SURROUNDINGS = [
    {"HOME": "", "TERM": ""},
    {"COLUMNS": "1", "LINES": "1"},
    {"LC_ALL": "C", "LANG": "C"},
    {"LC_ALL": "de_DE.ISO-8859-1"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1"},
    {"PYTHONUTF8": "0", "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
    {"PATH": "/usr/bin:/bin:" + "x" * 1024},
    {"TZ": "Nowhere/Nothing"},
    {"GITHUB_ACTIONS": "true", "CI": "true"},
]


@pytest.mark.parametrize("env", SURROUNDINGS, ids=" ".join)
def test_odd_surroundings(env: dict[str, str], root: Path) -> None:
    for command in ("validate --format markdown", "score q.csv --metric nps=q", "--help"):
        done = bash(f"{CX} {command}", root, env)
        assert done.returncode in (0, 1), (command, done.stderr)
        assert "Traceback" not in done.stderr


def test_a_folder_that_is_gone(root: Path) -> None:
    gone = root / "gone"
    gone.mkdir()
    done = bash(f"rmdir {gone}; {CX} validate", gone)
    assert done.returncode == 2
    assert done.stderr.startswith("cx: the folder you stand in is gone")


# --- signals ---------------------------------------------------------------------------------------------------------


STARTED = re.compile(rb"cxkit/(?!__init__|__main__|version|cli/__init__|cli/ending|cli/output)")
"""A traceback with our own code in it; until `cx` listens to signals, it is Python that is stopped."""


def many(root: Path, n: int = 60) -> dict[str, bytes]:
    (root / "journeys").mkdir()
    for at in range(n):
        text = "name: Help\nstages:\n" + "".join(
            f"  - id: s{k}\n    name: Ask\n    lifecyle: support\n" for k in range(30)
        )
        (root / "journeys" / f"j{at}.yaml").write_text(text)
    return {path.name: path.read_bytes() for path in (root / "journeys").iterdir()}


@pytest.mark.parametrize("kind", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_stopped_at_any_instant(kind: str, root: Path) -> None:
    """Dies by the signal within a second, leaves no temporary file, and each file is the old or the new one."""
    number = getattr(signal, kind)
    before = many(root)
    dice = random.Random(kind)
    after: dict[str, bytes] = {}
    deaths = 0
    for turn in range(KILLS):
        for name, data in before.items():
            (root / "journeys" / name).write_bytes(data)
        process = subprocess.Popen(
            [sys.executable, "-m", "cxkit", "validate", "--fix"],
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        if turn:
            time.sleep(dice.uniform(0.05, 1.2))
            began = time.monotonic()
            process.send_signal(number)
            _, errors = process.communicate(timeout=20)
            took = time.monotonic() - began
            assert b"Traceback" not in errors or not STARTED.search(errors), errors
            if process.returncode == -number:
                deaths += 1
                assert took < 3
            else:
                assert process.returncode in (0, 1)
        else:
            process.communicate()
            after = {path.name: path.read_bytes() for path in (root / "journeys").iterdir()}
            assert after != before
        assert not list(root.rglob("*.tmp"))
        for path in (root / "journeys").iterdir():
            assert path.read_bytes() in (before[path.name], after[path.name])
    assert deaths


def test_an_ignored_signal_stays_ignored(root: Path) -> None:
    many(root, 5)
    done = bash(f"trap '' HUP; {CX} validate > out 2>&1 & pid=$!; sleep 0.4; kill -HUP $pid; wait $pid; echo $?", root)
    assert done.stdout.strip() == "1"


# --- bugs ------------------------------------------------------------------------------------------------------------

PLACES = [
    ("cxkit.api.validate.load", ["validate"]),
    ("cxkit.api.validate.today", ["validate"]),
    ("cxkit.api.validate.check", ["validate"]),
    ("cxkit.loading.load.compose", ["validate"]),
    ("cxkit.loading.load.value", ["validate"]),
    ("cxkit.loading.load.decode", ["validate"]),
    ("cxkit.loading.schema.read", ["validate"]),
    ("cxkit.loading.references.check", ["validate"]),
    ("cxkit.loading.ignores._read", ["validate"]),
    ("cxkit.rules._engine.run", ["validate"]),
    ("cxkit.rules._engine._stamped", ["validate"]),
    ("cxkit.rules._weights.weighed", ["validate"]),
    ("cxkit.formats.text._block", ["validate"]),
    ("cxkit.formats.concise.head", ["validate", "--format", "concise"]),
    ("cxkit.formats.sarif._result", ["validate", "--format", "sarif"]),
    ("cxkit.formats.junit._case", ["validate", "--format", "junit"]),
    ("cxkit.formats.markdown._row", ["validate", "--format", "markdown"]),
    ("cxkit.api.mend.mended", ["validate", "--fix"]),
    ("cxkit.api.mend.files.replace", ["validate", "--fix"]),
    ("cxkit.api.fmt.lay_out", ["fmt"]),
    ("cxkit.layout.lay_out.flow", ["fmt"]),
    ("cxkit.api.diff.past", ["diff"]),
    ("cxkit.api.diff._parts", ["diff"]),
    ("cxkit.api.schema.printed", ["schema", "metrics"]),
    ("cxkit.api.score.score", ["score", "q.csv", "--metric", "nps=q"]),
    ("cxkit.api.measure.scan", ["score", "q.csv", "--metric", "nps=q"]),
]


@pytest.mark.parametrize(("place", "arguments"), PLACES, ids=[place for place, _ in PLACES])
def test_a_bug_is_one_line_and_a_report_id(
    place: str, arguments: list[str], root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cxkit.cli import app

    def fail(*_: object, **__: object) -> None:
        message = "a secret that stands in the data"
        raise RuntimeError(message)

    before = {path: path.read_bytes() for path in root.glob("*.yaml")}
    monkeypatch.chdir(root)
    monkeypatch.delenv("CX_DEBUG", raising=False)
    monkeypatch.setattr(place, fail)
    monkeypatch.setattr(sys, "argv", ["cx", *arguments])
    with pytest.raises(SystemExit) as ended:
        app.run()
    said = capsys.readouterr()
    assert ended.value.code == 70
    assert re.fullmatch(
        r"cx: a bug in cx, not in your files \(report [0-9a-f]{8}\); nothing was written\n  help: .+\n", said.err
    )
    assert "secret" not in said.out + said.err
    assert before == {path: path.read_bytes() for path in root.glob("*.yaml")}


def test_a_read_only_folder(root: Path) -> None:
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("root may write anywhere, and setpriv isn't here")
    (root / "strategy.yaml").chmod(0o444)
    root.chmod(0o555)
    without = "setpriv --reuid=65534 --regid=65534 --clear-groups " if os.geteuid() == 0 else ""
    try:
        done = bash(f"{without}{CX} validate --fix", root, {"HOME": "/"})
        if "can't open file" in done.stderr or "No module" in done.stderr or "Permission" in done.stderr:
            pytest.skip("another user can't run this Python")
        assert done.returncode in (2, 4), done.stderr
        assert "Traceback" not in done.stderr
    finally:
        root.chmod(0o755)
