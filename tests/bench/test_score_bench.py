"""`cx score` beside hand-written SQL and pandas: the same figures of the same ten million answers, in one run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not os.environ.get("CX_BENCH"), reason="measured by make bench")

ROWS = int(os.environ.get("CX_BENCH_ROWS", "10000000"))
ROUNDS = 5
BUDGET = 1.25
MEMORY = 600
METRICS = ["nps=NPS", "csat=CSAT", "ces=EASE,version=2"]
ANSWERS = """SELECT 'R_' || lpad((i * 7919 % 1000000007)::VARCHAR, 10, '0') AS response,
    strftime(TIMESTAMP '2025-10-01' + INTERVAL (i % 31536000) SECOND, '%Y-%m-%d %H:%M:%S') AS ended,
    CASE WHEN hash(i * 3) % 50 > 0 THEN CASE WHEN hash(i) % 10 < 5 THEN 9 + hash(i * 5) % 2
        WHEN hash(i) % 10 < 8 THEN 7 + hash(i * 5) % 2 ELSE hash(i * 5) % 7 END END AS NPS,
    CASE WHEN hash(i * 11) % 40 > 0 THEN 1 + hash(i * 13) % 5 END AS CSAT, 1 + hash(i * 17) % 7 AS EASE,
    ['north', 'south', 'east', 'west', 'centre'][1 + (hash(i * 19) % 5)::INT] AS region,
    ['solo', 'team', 'enterprise'][1 + (hash(i * 23) % 3)::INT] AS plan,
    (0.5 + (hash(i * 29) % 1000) / 500.0)::DECIMAL(6, 3) AS weight FROM range({rows}) t(i)"""
BY_HAND = """SELECT 100.0 * (count(*) FILTER (WHERE NPS >= 9) - count(*) FILTER (WHERE NPS <= 6)) / count(NPS),
    100.0 * count(*) FILTER (WHERE CSAT >= 4) / count(CSAT), 100.0 * count(*) FILTER (WHERE EASE >= 5) / count(EASE)
    FROM '{path}'"""
OURS = "import cxkit; cxkit.score({path!r}, {metrics!r})"
PANDAS = """import pandas as pd
read = pd.read_parquet if {path!r}.endswith("parquet") else lambda path, columns: pd.read_csv(path, usecols=columns)
frame = read({path!r}, columns=["NPS", "CSAT", "EASE"])
nps = frame["NPS"].dropna()
value = 100 * ((nps >= 9).mean() - (nps <= 6).mean())
csat = 100 * (frame["CSAT"].dropna() >= 4).mean()
ces = 100 * (frame["EASE"].dropna() >= 5).mean()"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> Path:
    import duckdb

    folder = tmp_path_factory.mktemp("answers")
    for rows, name in ((ROWS, "all"), (ROWS // 10, "tenth")):
        duckdb.execute(f"COPY ({ANSWERS.format(rows=rows)}) TO '{folder / name}.csv' (HEADER)")
        duckdb.execute(f"COPY ({ANSWERS.format(rows=rows)}) TO '{folder / name}.parquet' (FORMAT parquet)")
    return folder


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_time_beside_sql_by_hand(answers: Path, kind: str, capsys) -> None:
    import duckdb

    import cxkit

    path = str(answers / f"all.{kind}")
    ours, hand = [], []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        found = [figure.estimate.value for figure in cxkit.score(path, METRICS).figures]
        ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        with duckdb.connect() as connection:
            expected = connection.execute(BY_HAND.format(path=path)).fetchone()
        hand.append(time.perf_counter() - start)
        assert found == pytest.approx(expected)
    ratios = [a / b for a, b in zip(ours[1:], hand[1:], strict=True)]
    with capsys.disabled():
        print(
            f"\n{kind}: {ROWS:,} rows, three KPIs: {statistics.median(ours[1:]):.2f} s, by hand "
            f"{statistics.median(hand[1:]):.2f} s, ratio {statistics.median(ratios):.2f} (budget {BUDGET})"
        )


def whole(script: str) -> tuple[float, float]:
    """Seconds and peak MB of a script in a process of its own."""
    peak = "next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1]"
    measured = f"import sys\n{script}\nprint(int({peak}) / 1024, file=sys.stderr)"  # ru_maxrss begins at the parent's
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", measured], capture_output=True, text=True, check=True)
    return time.perf_counter() - start, float(done.stderr.split()[-1])


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_time_and_memory_beside_pandas(answers: Path, kind: str, capsys) -> None:
    small, large = (str(answers / f"{name}.{kind}") for name in ("tenth", "all"))
    rounds = [(*whole(OURS.format(path=large, metrics=METRICS)), *whole(PANDAS.format(path=large))) for _ in range(3)]
    seconds, peak, other, other_peak = (statistics.median(column) for column in zip(*rounds, strict=True))
    _, small_peak = whole(OURS.format(path=small, metrics=METRICS))
    with capsys.disabled():
        print(
            f"\n{kind}: whole process {seconds:.2f} s and {peak:.0f} MB ({small_peak:.0f} MB for a tenth of the rows), "
            f"pandas {other:.2f} s and {other_peak:.0f} MB"
        )
    assert peak < MEMORY


def test_many_metrics_cost_little_more(tmp_path: Path, capsys) -> None:
    """Twenty questions of a survey against one of them, with two breakdowns."""
    import duckdb

    import cxkit

    path = tmp_path / "wide.csv"
    questions = ", ".join(f"hash(i * {at + 2}) % 11 AS q{at}" for at in range(20))
    duckdb.execute(
        f"COPY (SELECT i AS id, {questions}, hash(i * 31) % 5 AS region, hash(i * 37) % 3 AS plan "
        f"FROM range({ROWS // 10}) t(i)) TO '{path}' (HEADER)"
    )
    times: dict[int, list[float]] = {1: [], 20: []}
    for _ in range(ROUNDS):
        for n, spent in times.items():
            start = time.perf_counter()
            cxkit.score(str(path), [f"nps=q{at}" for at in range(n)], by=["region", "plan"])
            spent.append(time.perf_counter() - start)
    with capsys.disabled():
        print(
            f"\n20 metrics, two breakdowns: {statistics.median(times[20]) / statistics.median(times[1]):.2f} times one"
        )
