"""How long `cx` takes to begin, beside a bare interpreter."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not os.environ.get("CX_BENCH"), reason="measured by make bench")

ROUNDS = 15
VERSION = [sys.executable, "-c", "from cxkit.cli import main; import sys; sys.argv = ['cx', '--version']; main()"]


def seconds(command: list[str], cwd: Path | None = None) -> float:
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True, cwd=cwd)
    return time.perf_counter() - start


def test_version_beside_a_bare_interpreter(capsys) -> None:
    pairs = [(seconds(VERSION), seconds([sys.executable, "-c", "pass"])) for _ in range(ROUNDS)]
    extra = statistics.median(ours - bare for ours, bare in pairs)
    with capsys.disabled():
        print(f"\ncx --version: {extra * 1000:.0f} ms over a bare interpreter (budget 100)")
    assert extra < 0.1


def test_report_beside_start_up(shared: Path, tmp_path: Path, capsys) -> None:
    """The reference strategy, more than a hundred entities, as one page."""
    page = tmp_path / "report.html"
    run = "from cxkit.cli import main; import sys; sys.argv = ['cx', *sys.argv[1:]]; main()"
    report = [sys.executable, "-c", run, "report", str(shared / "workspace"), "-o", str(page), "--as-of", "2026-11-22"]
    pairs = [(seconds(report), seconds(VERSION)) for _ in range(5)]
    extra = statistics.median(ours - start for ours, start in pairs)
    with capsys.disabled():
        print(f"\ncx report of the reference strategy: {extra:.2f} s over start-up (budget 1)")
