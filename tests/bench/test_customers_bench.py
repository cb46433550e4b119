"""Summaries whose unit is no row: 200,000 customers of many millions of orders, in bounded memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not os.environ.get("CX_BENCH"), reason="measured by make bench")

ROWS = int(os.environ.get("CX_BENCH_ROWS", "10000000"))
CUSTOMERS = int(os.environ.get("CX_BENCH_CUSTOMERS", "200000"))
KIND = os.environ.get("CX_BENCH_KIND", "parquet")
MEMORY = 3000
"""MB: what DuckDB may hold, and five numbers for each customer."""
ORDERS = """SELECT 'C' || lpad((floor({customers} * pow(hash(i * 3) % 1000003 / 1000003.0, 2)))::BIGINT::VARCHAR, 9, '0')
    AS customer, strftime(TIMESTAMP '2023-01-01' + INTERVAL (hash(i * 5) % 94608000) SECOND, '%Y-%m-%d %H:%M:%S') AS told,
    strftime(TIMESTAMP '2023-01-01' + INTERVAL (hash(i * 5) % 94608000 + hash(i * 29) % 864000) SECOND,
        '%Y-%m-%d %H:%M:%S') AS closed,
    (5 + hash(i * 7) % 10000 / 100.0)::DECIMAL(9, 2) AS amount, 1 + hash(i * 11) % 5 AS q1, 1 + hash(i * 13) % 5 AS q2,
    1 + hash(i * 17) % 5 AS q3, ['solo', 'team', 'enterprise'][1 + (hash(i * 23) % 3)::INT] AS plan
    FROM range({rows}) t(i)"""
MEASURED = {
    "worths": (["clv=customer,time=told,amount=amount,statistic=historical,money=revenue"], {}),
    "orders": (["repeat-rate=customer,time=told"], {"by": ["plan"], "period": "quarter"}),
    "durations": (["resolution-time=told..closed"], {"by": ["plan"], "period": "quarter", "time": "told"}),
    "contacts": (["fcr=customer,time=told,within=2 days"], {}),
    "composites": (["csi=q1+q2+q3"], {"by": ["plan"], "customer": "customer"}),
    "respondents": (["csat=q1"], {"customer": "customer"}),
    "cohorts": (["retention=told..closed,type=cohort"], {"period": "month"}),
}
AT = "SELECT *, told::TIMESTAMP AS began, closed::TIMESTAMP AS ended FROM '{path}'"
BY_HAND = {
    "worths": "SELECT count(*), avg(total), var_samp(total) FROM (SELECT customer, sum(amount)::DOUBLE AS total, "
    "count(DISTINCT began::DATE) AS orders, min(began::DATE), max(began::DATE) FROM ({at}) GROUP BY customer)",
    "orders": "SELECT plan, quarter, orders, count(*) FROM (SELECT plan, date_trunc('quarter', began) AS quarter, customer, "
    "count(DISTINCT began::DATE) AS orders FROM ({at}) GROUP BY ALL) GROUP BY ALL",
    "durations": "SELECT plan, date_trunc('quarter', began), epoch(ended - began) AS seconds, count(*) FROM ({at}) GROUP BY ALL",
    "contacts": "SELECT coalesce(before >= began - INTERVAL 2 DAY, false), coalesce(after <= began + INTERVAL 2 DAY, false), count(*) "
    "FROM (SELECT began, lag(began) OVER own AS before, lead(began) OVER own AS after FROM ({at}) "
    "WINDOW own AS (PARTITION BY customer ORDER BY began)) GROUP BY ALL",
    "composites": "SELECT plan, sum(s), sum(s * s), sum(n) FROM (SELECT plan, customer, sum(q1 + q2 + q3) AS s, count(*) AS n "
    "FROM ({at}) GROUP BY ALL) GROUP BY plan",
    "respondents": "SELECT sum(s), sum(s * s), sum(s * n), sum(n * n) FROM (SELECT customer, count(*) AS n, "
    "count(*) FILTER (WHERE q1 >= 4) AS s FROM ({at}) GROUP BY customer)",
    "cohorts": "SELECT date_trunc('month', began), age, count(*), count(*) FILTER (WHERE ended >= began + to_months(age)) "
    "FROM ({at}), range(1, 36) AS ages(age) GROUP BY ALL",
}
"""What somebody who knows the question would ask DuckDB for it, in the same memory."""


@pytest.fixture(scope="module")
def orders(tmp_path_factory) -> Path:
    import duckdb

    path = tmp_path_factory.mktemp("orders") / f"orders.{KIND}"
    layout = "HEADER" if KIND == "csv" else "FORMAT parquet"
    duckdb.execute("SET preserve_insertion_order = false")  # so that rows are laid out as they come, in parallel
    duckdb.execute(f"COPY ({ORDERS.format(rows=ROWS, customers=CUSTOMERS)}) TO '{path}' ({layout})")
    return path


@pytest.mark.parametrize("name", MEASURED)
def test_bounded(orders: Path, name: str, capsys) -> None:
    metrics, options = MEASURED[name]
    asked = BY_HAND[name].format(at=AT.format(path=orders))
    alone, _ = measured(
        f"import duckdb\nduckdb.execute(\"SET memory_limit = '2GB'\")\nduckdb.execute({asked!r}).fetchall()"
    )
    seconds, megabytes = measured(f"import cxkit\ncxkit.score({str(orders)!r}, {metrics!r}, **{options!r})")
    with capsys.disabled():
        print(
            f"\n{name}: {ROWS:,} rows, {CUSTOMERS:,} customers: {seconds:.1f} s, {megabytes:.0f} MB; "
            f"SQL by hand {alone:.1f} s, ratio {seconds / alone:.2f}"
        )
    assert megabytes < MEMORY


def measured(script: str) -> tuple[float, float]:
    """Seconds and MB at most of a process of its own."""
    peak = "next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1]"
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", f"{script}\nprint({peak})"], capture_output=True, text=True, check=True
    )
    return time.perf_counter() - start, int(done.stdout.split()[-1]) / 1024


def test_expected_worths_of_many_customers(tmp_path: Path, capsys) -> None:
    """The models of customers who buy as BG/NBD supposes, from their orders."""
    import duckdb
    import numpy as np

    import cxkit

    chance = np.random.default_rng(5)
    rate, leaving = chance.gamma(0.25, 1 / 4.4, CUSTOMERS) / 7, chance.beta(0.8, 2.4, CUSTOMERS)
    born = chance.integers(0, 300, CUSTOMERS)
    mean = 15.4 / chance.gamma(3.7, 1, CUSTOMERS) * 6.2
    who, day, amount = [np.arange(CUSTOMERS)], [born.astype(float)], [chance.gamma(6.2, mean / 6.2)]
    alive, now = np.arange(CUSTOMERS), born.astype(float)
    while len(alive):
        alive = alive[chance.random(len(alive)) > leaving[alive]]
        now[alive] += chance.exponential(1 / np.maximum(rate[alive], 1e-9))
        alive = alive[now[alive] < 730]
        who.append(alive)
        day.append(now[alive])
        amount.append(chance.gamma(6.2, mean[alive] / 6.2))
    import pandas as pd

    frame = pd.DataFrame({"who": np.concatenate(who), "day": np.concatenate(day), "amount": np.concatenate(amount)})
    frame["day"] = (pd.Timestamp("2024-01-01") + pd.to_timedelta(frame["day"].astype(int), unit="D")).dt.strftime(
        "%Y-%m-%d"
    )
    path = tmp_path / "orders.parquet"
    duckdb.sql("SELECT who::VARCHAR AS who, day, round(amount, 2) AS amount FROM frame").write_parquet(str(path))
    metric = "clv=who,time=day,amount=amount,statistic=expected,money=revenue,months=12,discount=8"
    start = time.perf_counter()
    (figure,) = cxkit.score(str(path), [metric]).figures
    with capsys.disabled():
        took = time.perf_counter() - start
        print(f"\nexpected worths: {len(frame):,} orders, {CUSTOMERS:,} customers: {took:.1f} s, {figure.estimate}")
    assert figure.estimate.n == CUSTOMERS
