"""`cx validate` beside the least that any checker must do: compose the YAML and validate the same models."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
import yaml

from cxkit.api.validate import check
from cxkit.loading.load import load
from cxkit.loading.text import value
from cxkit.model import Journey

FILES = 1000
BUDGET = 1.5
ROUNDS = 3
KEEP = ("orders", "helpdesk", "delivery-pulse")

pytestmark = pytest.mark.skipif(not os.environ.get("CX_BENCH"), reason="measured by make bench")


def grown(shared: Path, root: Path, files: int = FILES) -> list[Path]:
    """The reference strategy with so many journeys of about 200 lines, ids and all."""
    for path in (shared / "workspace").rglob("*.yaml"):
        target = root / path.relative_to(shared / "workspace")
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    text = (shared / "workspace" / "journeys" / "weekly-shop.yaml").read_text()
    text = re.sub(r"severity: \d", "severity: 3", text)  # nothing recommends for the copies
    for at in range(files):

        def own(match: re.Match[str], at: int = at) -> str:
            return match[0] if match[2].startswith(KEEP) else f"{match[0]}-{at}"

        journey = re.sub(r"(\bid: |from: |to: )([a-z][a-z-]*)", own, text)
        (root / "journeys" / f"journey-{at}.yaml").write_text(journey)
    return sorted((root / "journeys").iterdir())


def test_ratio(shared: Path, tmp_path: Path) -> None:
    files = grown(shared, tmp_path)
    ratios = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for file in files:
            node = yaml.compose(file.read_text(), Loader=yaml.CSafeLoader)
            Journey.model_validate({**value(node), "id": file.stem})
        least = time.perf_counter() - start
        start = time.perf_counter()
        validation = check(load(tmp_path), date(2026, 10, 31))
        ours = time.perf_counter() - start
        ratios.append(ours / least)
    assert [finding.code for finding in validation.findings] == ["GOV401"]
    print(f"\n{len(files)} files: {statistics.median(ratios):.2f} times composing and validating (all: {ratios})")
    assert statistics.median(ratios) <= BUDGET


def test_ten_thousand_files_take_ten_times_as_long(shared: Path, tmp_path: Path) -> None:
    """Processor time per file stays the same; no rule compares everything with everything."""
    seconds = {}
    for files in (FILES, 10 * FILES):
        root = tmp_path / str(files)
        grown(shared, root, files)
        taken = []
        for _ in range(ROUNDS if files == FILES else 1):
            start = time.process_time()
            check(load(root), date(2026, 10, 31))
            taken.append(time.process_time() - start)
        seconds[files] = statistics.median(taken)
    growth = seconds[10 * FILES] / seconds[FILES]
    print(
        f"\n{seconds[FILES]:.2f} s for {FILES} files, {seconds[10 * FILES]:.2f} s for ten times as many: {growth:.1f}"
    )
    assert growth <= 10 * 1.3


MESS = """
import re, sys
from datetime import date
from cxkit.api.validate import check
from cxkit.formats import FORMATS
from cxkit.loading.load import load
found = check(load(sys.argv[1]), date(2026, 10, 31))
printed = FORMATS.get("text")(found)
status = open("/proc/self/status").read()  # getrusage would tell the peak of the process that started this one, too
print(len(found.findings), len(printed.splitlines()), int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) // 1024)
"""


def test_fifty_thousand_findings_are_read_and_remembered(shared: Path, tmp_path: Path) -> None:
    """Of a workspace where everything is wrong, a page is printed, in the memory of a clean one and half as much again."""
    paths = grown(shared, tmp_path, 1_700)
    for path in paths:
        text = re.sub(r"\bowner: \S+", "owner: nobody-at-all", path.read_text())
        text = re.sub(r"emotion: -?\d", "emotion: 7", text).replace("metrics: [", "metrics: [no-such, ")
        path.write_text(text)
    done = subprocess.run(
        [sys.executable, "-c", MESS, str(tmp_path)], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    findings, lines, megabytes = map(int, done.stdout.split())
    print(f"\n{findings:,} findings, {lines} lines, {megabytes} MB")
    assert findings > 50_000
    assert lines < 250
    assert megabytes < 400
