"""Every way a command can end: a sentence, the right status, never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


def cx(*arguments: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "cxkit", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_COLOR": "1", **(env or {})},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    (tmp_path / "q.csv").write_text("q,r\n" + "".join(f"{n % 11},a\n" for n in range(60)))
    return tmp_path


CASES = [
    (["--version"], 0, "cx 0."),
    (["explain", "SMT204"], 0, "unmeasurable-target"),
    (["explain", "nps"], 0, "Net Promoter Score"),
    (["explain", "xyz"], 2, "nothing is called 'xyz'"),
    (["validate"], 2, "no cx.yaml"),
    (["status"], 2, "no cx.yaml"),
    (["report"], 2, "no cx.yaml"),
    (["score", "q.csv"], 2, "no cx.yaml"),
    (["nothing"], 2, "no such command"),
    (["new", "metric", "x"], 2, "no cx.yaml"),
    (["rename", "metric", "x", "y"], 2, "no cx.yaml"),
    (["migrate"], 2, "no cx.yaml"),
    (["schema", "--write"], 2, "no cx.yaml"),
    (["init", "w", "--yes", "--template", "sas"], 2, "did you mean 'saas'?"),
    (["score"], 2, "no cx.yaml"),
    (["score", "--metric", "nps=q"], 2, "--metric KPI=COLUMN needs an export"),
    (["score", "--inspect"], 2, "--inspect needs an export"),
    (["score", "q.csv", "--metric", "nps=q"], 0, "95 % intervals · points"),
    (["score", "none.csv", "--metric", "nps=q"], 2, "there is no file none.csv"),
    (["score", ".", "--metric", "nps=q"], 3, "folder"),
    (["score", "q.csv", "--metric", "npss=q"], 2, "no KPI is called 'npss'"),
    (["score", "q.csv", "--metric", "nps=Q"], 3, "did you mean 'q'?"),
    (["score", "q.csv", "--metric", "nps=r"], 3, "words in r"),
    (["score", "q.csv", "--metric", "ces=q"], 2, "ces needs version"),
    (["score", "q.csv", "--metric", "csat=q"], 3, "csat runs from 1 to 5"),
    (["score", "q.csv", "--metric", "nps=q,statistic=mean"], 2, "no statistic 'mean'"),
    (["score", "q.csv", "--metric", "nps=q", "--where", "q >"], 2, "--where: column"),
    (["score", "q.csv", "--metric", "nps=q", "--by", "none"], 3, "no column is called 'none'"),
    (["score", "q.csv", "--metric", "nps=q", "--period", "month"], 2, "--time"),
    (["score", "q.csv", "--metric", "nps=q", "--confidence", "2"], 2, "confidence"),
    (["score", "q.csv", "--metric", "nps=q", "--format", "pdf"], 2, "--format knows no 'pdf'"),
    (["score", "q.csv", "--metric", "nps=q", "--as-of", "yesterday"], 2, "is no day"),
    (["score", "q.csv", "--metric", "nps=q", "--record"], 2, "--record"),
    (["score", "q.csv", "--inspect"], 0, "score 0-10"),
    (["init", "new", "--template", "none", "--yes"], 2, "no template is called 'none'"),
]


STRATEGY = [
    (["validate", "--as-of", "2026-10-31"], 0, "cx: 0 errors, 1 warning in 2 files (as of 2026-10-31)"),
    (["validate", "--fail-on", "warning"], 1, "STR101"),
    (["validate", "--fail-on", "warning", "--exit-zero"], 0, "STR101"),
    (["validate", "--fail-on", "warn"], 2, "did you mean 'warning'?"),
    (["validate", "--fail-on", "warning", "--ignore", "STR"], 0, "not shown: 1 not selected"),
    (["validate", "--select", "SMT,promise-without-metrics"], 2, "did you mean 'promise-without-metric'?"),
    (["validate", "--format", "sarrif"], 2, "did you mean 'sarif'?"),
    (["validate", "--sort", "size"], 2, "write place or weight"),
    (["validate", "cx.yaml"], 0, "not shown: 1 in other files"),
    (["validate", "none.yaml"], 2, "there is no none.yaml"),
    (["validate", "--since", "HEAD"], 2, "isn't in a git repository"),
    (["validate", "--baseline", ".b.yaml"], 2, "can't be read"),
    (["validate", "--baseline", ".b.yaml", "--update-baseline", "--fail-on", "info"], 0, "wrote      .b.yaml"),
    (["validate", "--update-baseline"], 2, "which file holds the baseline?"),
    (["validate", "--baseline", "strategy.yaml", "--update-baseline"], 2, "isn't a baseline"),
    (["validate", "--timings"], 0, "ms  reading"),
    (["validate", "--as-of", "soon"], 2, "is no day"),
    (["diff"], 2, "isn't in a git repository"),
    (["diff", "--format", "yaml"], 2, "--format knows no 'yaml'"),
    (["diff", "--gate", "easier"], 2, "write unanswered"),
    (["fmt"], 0, "cx: 0 of 2 files laid out anew"),
    (["fmt", "--check"], 0, "cx: 0 of 2 files would be laid out anew"),
    (["fmt", "none.yaml"], 2, "there is no none.yaml"),
    (["validate", "--fix"], 0, "nothing can be mended without you"),
    (["validate", "--diff"], 0, "nothing can be mended without you"),
]


@pytest.mark.parametrize(
    ("arguments", "status", "said"), STRATEGY, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_validate(arguments: list[str], status: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: C\n")
    (tmp_path / "strategy.yaml").write_text("vision: V\nmission: M\npromise: {says: Yes we do}\n")
    done = cx(*arguments, cwd=tmp_path)
    assert done.returncode == status, done.stdout + done.stderr
    assert said in done.stdout + done.stderr


def test_fmt(tmp_path: Path) -> None:
    assert cx("fmt", cwd=tmp_path).returncode == 2
    (tmp_path / "cx.yaml").write_text("schema:   1\nname: C\n")
    assert cx("fmt", "--check", cwd=tmp_path).returncode == 1
    shown = cx("fmt", "--diff", cwd=tmp_path)
    assert (shown.returncode, "+schema: 1" in shown.stdout) == (1, True)
    assert (tmp_path / "cx.yaml").read_text() == "schema:   1\nname: C\n"
    assert cx("fmt", cwd=tmp_path).returncode == 0
    assert cx("fmt", "--check", cwd=tmp_path).returncode == 0
    (tmp_path / "strategy.yaml").write_text("vision: [")
    broken = cx("fmt", cwd=tmp_path)
    assert (broken.returncode, "1 can't be read" in broken.stderr) == (1, True)


def test_fix_and_diff(tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: C\n")
    strategy = tmp_path / "strategy.yaml"
    strategy.write_text("vison: V\nmission: M\n")
    shown = cx("validate", "--diff", cwd=tmp_path)
    assert shown.returncode == 1
    assert shown.stdout == (
        "--- strategy.yaml (as it is)\n+++ strategy.yaml (mended)\n@@ -1,2 +1,2 @@\n-vison: V\n+vision: V\n mission: M\n"
    )
    assert strategy.read_text().startswith("vison")
    assert cx("validate", "--diff", "--exit-zero", cwd=tmp_path).returncode == 0
    mended = cx("validate", "--fix", cwd=tmp_path)
    assert mended.returncode == 0
    assert "mended     strategy.yaml: 1 finding" in mended.stderr
    assert strategy.read_text() == "vision: V\nmission: M\n"


@pytest.mark.parametrize(
    ("arguments", "status", "said"), CASES, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_status_and_sentence(arguments: list[str], status: int, said: str, survey: Path) -> None:
    done = cx(*arguments, cwd=survey)
    assert done.returncode == status, done.stderr
    assert said in done.stdout + done.stderr


def test_json_is_versioned(survey: Path) -> None:
    body = json.loads(cx("score", "q.csv", "--metric", "nps=q", "--format", "json", cwd=survey).stdout)
    assert body["schema"] == "cx/1"
    assert body["files"][0]["rows"] == body["files"][0]["used"] == 60
    first = body["estimates"][0]
    assert first["n"] + sum(one["rows"] for one in first["excluded"]) == 60


def test_init_is_clean_and_never_overwrites(tmp_path: Path) -> None:
    assert cx("init", "shop", "--name", 'A: "b" #c', "--yes", cwd=tmp_path).returncode == 0
    assert cx("validate", "shop", cwd=tmp_path).returncode == 0
    before = {path: path.read_bytes() for path in (tmp_path / "shop").rglob("*") if path.is_file()}
    assert cx("init", "shop", "--yes", cwd=tmp_path).returncode == 4
    assert before == {path: path.read_bytes() for path in (tmp_path / "shop").rglob("*") if path.is_file()}


def test_same_bytes_whatever_the_surroundings(demo: Path) -> None:
    for file in sorted((demo / "exports" / "owners").iterdir()):
        assert cx("score", str(file), "--record", "--as-of", "2026-11-22", cwd=demo).returncode == 0
    outputs = set()
    for env in (
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8"},
    ):
        cx("report", "--as-of", "2026-11-22", "-o", "r.html", cwd=demo, env=env)
        outputs.add((demo / "r.html").read_bytes())
    assert len(outputs) == 1


def test_a_closed_pipe_is_no_error(survey: Path) -> None:
    command = f"{sys.executable} -m cxkit score q.csv --metric nps=q --format json | head -c 1 >/dev/null; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=survey, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode in (0, 128 + signal.SIGPIPE)


def test_the_guides_name_only_commands_that_exist() -> None:
    """Every `cx COMMAND` and every long option in README and docs is known."""
    import re

    from cxkit.cli.app import app

    root = Path(__file__).parents[2]
    commands = {command.callback.__name__: command.callback for command in app.registered_commands}
    for guide in (root / "README.md", *sorted((root / "docs").glob("*.md"))):
        for name in re.findall(r"\bcx ([a-z]+)\b", guide.read_text()):
            assert name in commands, f"{guide.name}: cx {name}"


def test_help_is_grouped_and_fits_eighty_columns(tmp_path: Path) -> None:
    from cxkit.cli.app import app

    page = cx("--help", cwd=tmp_path).stdout
    groups = [line for line in page.splitlines() if line in ("Start", "Check", "Measure", "Steer")]
    assert groups == ["Start", "Check", "Measure", "Steer"]
    assert "70 a bug" in page
    for command in app.registered_commands:
        name = command.callback.__name__ if command.callback else ""
        done = cx(name, "--help", cwd=tmp_path)
        assert done.returncode == 0
        assert f"Usage: cx {name}" in done.stdout
        assert max(len(line) for line in (page + done.stdout).splitlines()) <= 80, name
        assert f"  {name} " in page


def test_help_shows_examples_first(tmp_path: Path) -> None:
    page = cx("score", "-h", cwd=tmp_path).stdout
    places = [page.index(word) for word in ("  cx score ", "Usage:", "What to measure", "Who counts", "How to judge")]
    assert places == sorted(places)
    assert "--metric ID | KPI=COLUMN" in page


def test_a_bare_call_shows_the_help_and_is_a_usage_error(tmp_path: Path) -> None:
    done = cx(cwd=tmp_path)
    assert done.returncode == 2
    assert "Usage: cx COMMAND" in done.stderr
    assert "see cx validate --help" in cx("validate", "--nothing", cwd=tmp_path).stderr


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["valdate"], "did you mean 'validate'?"),
        (["validate", "--selct", "SMT"], "did you mean '--select'?"),
        (["validate", "--format", "jsn"], "did you mean 'json'?"),
        (["validate", "--select", "SMT2O4"], "did you mean 'SMT204'?"),
        (["validate", "--fail-on", "warn"], "did you mean 'warning'?"),
        (["validate", "--sort", "weigth"], "did you mean 'weight'?"),
        (["explain", "unmeasurable-traget"], "did you mean 'unmeasurable-target'?"),
        (["explain", "objective.tagret"], "did you mean 'objective.target'?"),
        (["init", "--template", "bankng"], "did you mean 'banking'?"),
        (["schema", "metrix"], "did you mean 'metrics'?"),
        (["fmt", "--chek"], "did you mean '--check'?"),
    ],
)
def test_a_misspelt_word_is_asked_about(arguments, hint, tmp_path, monkeypatch, capsys) -> None:
    from cxkit.cli import app

    (tmp_path / "cx.yaml").write_text("schema: 1\nname: C\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["cx", *arguments])
    with pytest.raises(SystemExit) as ended:
        app.run()
    assert ended.value.code == 2
    assert f"  help: {hint}\n" in capsys.readouterr().err
