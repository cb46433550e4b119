"""Every command and every line of Python in README and guides runs, and prints what stands below it.

`CX_UPDATE=1` writes what is printed into the pages.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
FENCE = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TODAY = "1795305600"  # 22 November 2026


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """An empty folder with `cx` on the path, as a new user has it."""
    (tmp_path / "bin").mkdir()
    cx = tmp_path / "bin" / "cx"
    cx.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cxkit "$@"\n')
    cx.chmod(0o755)
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "HOME": str(home), "TZ": "UTC",
        "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": TODAY,
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "2026-11-22T12:00:00Z",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_COMMITTER_DATE": "2026-11-22T12:00:00Z",
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "init.defaultBranch",
        "GIT_CONFIG_VALUE_0": "main",
    }  # fmt: skip
    return home, environment


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_stands_there_is_what_is_printed(page: Path, place, monkeypatch: pytest.MonkeyPatch) -> None:
    text = page.read_text(encoding="utf-8")
    if not FENCE.search(text):
        pytest.skip("runs nothing")
    folder, environment = place
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    here = [folder]

    def ran(match: re.Match[str]) -> str:
        body = console(match[2], here, environment) if match[1] == "console" else python(match[2], names)
        return f"```{match[1]}\n{body}```"

    printed = FENCE.sub(ran, text)
    if os.environ.get("CX_UPDATE"):
        page.write_text(printed, encoding="utf-8")
    assert printed == text


def console(body: str, here: list[Path], environment: dict[str, str]) -> str:
    """Run each `$` line in a shell; what it prints, and its exit status where that isn't 0."""
    lines = []
    for command in re.findall(r"^\$ ((?:.*\\\n)*.*)$", body, flags=re.MULTILINE):
        script = f'set -o pipefail\n{command}\nstatus=$?\npwd > "$HOME/.where"\nexit $status'
        done = subprocess.run(
            ["bash", "-c", script],
            check=False,
            cwd=here[0],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        here[0] = Path((Path(environment["HOME"]) / ".where").read_text().strip())
        lines += [f"$ {command}\n", *(f"{line.rstrip()}\n" for line in done.stdout.decode().splitlines())]
        if done.returncode:
            lines.append(f"[{done.returncode}]\n")
    return "".join(lines)


def python(body: str, names: dict[str, object]) -> str:
    """Run each `>>>` statement; what it prints."""
    lines = []
    for example in doctest.DocTestParser().get_examples(body):
        first, *rest = example.source.splitlines()
        lines += [f">>> {first}\n", *(f"... {line}\n" for line in rest)]
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(example.source, "<page>", "single"), names)
        lines += [f"{line.rstrip()}\n" for line in said.getvalue().splitlines()]
    return "".join(lines)


def test_links_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8")):
            reference = "docs/reference" in str((page.parent / target).resolve())
            assert "://" in target or reference or (page.parent / target).exists(), (page.name, target)
