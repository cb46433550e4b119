"""Nothing but what we print reaches standard output, however long a scan takes."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
from cxkit.scan.duckdb import DuckDB
engine = DuckDB()
engine.rows("SET progress_bar_time = 1")
engine.rows("SELECT count(*) FROM range(60000000) t(i) WHERE hash(i) % 7 = 1")
"""


def test_the_engine_draws_no_bar() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout == ""
