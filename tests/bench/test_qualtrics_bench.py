"""A large export of Qualtrics, three header lines and comments of several lines, is scored in bounded memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not os.environ.get("CX_BENCH"), reason="measured by make bench")

GIGABYTES = float(os.environ.get("CX_BENCH_GIGABYTES", "2"))
MEMORY = 600
NAMES = [
    "StartDate",
    "EndDate",
    "Status",
    "Progress",
    "Finished",
    "RecordedDate",
    "ResponseId",
    "DistributionChannel",
    "Q1",
    "Q1_NPS_GROUP",
    "Q2",
]
HEADS = [
    ",".join(NAMES),
    ",".join(f'"{name}\nas asked"' for name in NAMES),
    ",".join(f'"{{""ImportId"":""{name}"",""timeZone"":""Europe/Berlin""}}"' for name in NAMES),
]
SCORE = (
    "import cxkit; f = cxkit.score({path!r}, ['nps=Q1'], period='month', time='EndDate'); l = f.measurement.ledgers[0]"
)


def export(path: Path, size: float) -> int:
    """Write an export of so many bytes; how many rows it has."""
    words = '"It took three calls,\nand ""nobody"" called back.\n' + "The parcel came, though. " * 24 + '"'
    block = []
    rows = 0
    with path.open("w", encoding="utf-8") as stream:
        stream.write("\n".join(HEADS) + "\n")
        while stream.tell() < size:
            block = [
                f"2026-{at % 9 + 1:02d}-{at % 28 + 1:02d} 10:00:00,2026-{at % 9 + 1:02d}-{at % 28 + 1:02d} 10:05:00,"
                f"{1 if at % 50 == 0 else 0},100,{0 if at % 20 == 0 else 1},2026-09-30 10:05:01,R_{at:012d},anonymous,"
                f"{at % 11},{3 if at % 11 >= 9 else 2 if at % 11 >= 7 else 1},{words}\n"
                for at in range(rows, rows + 5000)
            ]
            stream.writelines(block)
            rows += 5000
    return rows


def test_memory(tmp_path: Path, capsys) -> None:
    rows = export(tmp_path / "large.csv", GIGABYTES * 1e9)
    peak = "int(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1]) / 1024"
    script = f"{SCORE.format(path=str(tmp_path / 'large.csv'))}\nprint(l.rows, l.used, l.partial, {peak})"
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    found, used, partial, megabytes = (float(part) for part in done.stdout.split())
    with capsys.disabled():
        print(
            f"\n{GIGABYTES:g} GB of Qualtrics, {rows:,} rows: {time.perf_counter() - start:.1f} s, {megabytes:.0f} MB "
            f"(budget {MEMORY} MB)"
        )
    assert found == rows
    assert used == rows - len(range(0, rows, 50))
    assert partial == len([at for at in range(0, rows, 20) if at % 50])
    assert megabytes < MEMORY
