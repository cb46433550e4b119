"""Spark against DuckDB: the same figures, ledgers and refusals, whatever is measured and wherever it lies."""

from __future__ import annotations

import csv
import random
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

import cxkit
from cxkit.errors import CxError, DataError

pytest.importorskip("pyspark", reason="needs the extra spark")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]
CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
SETTINGS = {
    "spark.master": "local[1]",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:+UseSerialGC",
    "spark.ui.enabled": "false",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
"""Of statements over few rows, nine tenths of the time is Java's own compiling."""
HEADER = [
    "id",
    "nps",
    "csat",
    "ease",
    "region",
    "plan",
    "weight",
    "customer",
    "told",
    "written",
    "instant",
    "opened",
    "closed",
    "amount",
    "before",
    "after",
    "left",
]


@pytest.fixture(scope="module", autouse=True)
def _small_spark(tmp_path_factory):
    """One thread, no web page and no code made anew for each statement, by Spark's own configuration."""
    folder = tmp_path_factory.mktemp("conf")
    text = "".join(f"{key} {value}\n" for key, value in SETTINGS.items())
    (folder / "spark-defaults.conf").write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_CONF_DIR", str(folder))
        yield


def answers(n: int = 1500) -> list[list[Any]]:
    chance = random.Random(7)
    rows = []
    for at in range(n):
        told = datetime(2025, 10, 1) + timedelta(minutes=chance.randrange(500_000))  # noqa: DTZ001 - as exports write it
        opened = told - timedelta(seconds=chance.randrange(400_000))
        closed = chance.choice(["", opened + timedelta(seconds=chance.randrange(9_000_000))])
        rows.append(
            [
                at,
                chance.choice(["", "N/A", *range(11)]),
                chance.choice(["", *range(1, 6)]),
                chance.randint(1, 7),
                chance.choice(["north", "south, east", 'the "west"', "", " "]),
                chance.choice("ab"),
                chance.choice(["1.5", "0.25", "2", ".333333333", "1e0"]),
                chance.choice(["", *(f"c{one}" for one in range(300))]),
                told,
                told.strftime(chance.choice(["%d/%m/%Y %H:%M", "%d.%m.%Y %I:%M %p", "%d-%m-%y"])),
                told.strftime("%Y-%m-%dT%H:%M:%S") + chance.choice(["Z", "+02:00", "-0730", "+01"]),
                opened,
                closed,
                chance.choice(["", "9.99", "100", "12.3456"]),
                chance.randrange(100),
                chance.randrange(120),
                chance.choice(["yes", "no"]),
            ]
        )
    return rows


@pytest.fixture(scope="module")
def export(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("answers") / "answers.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([HEADER, *answers()])
    return path


def same(one: Any, other: Any, place: str = "") -> None:
    """Equal in all that is shown, numbers to 1e-9."""
    if isinstance(one, dict):
        assert one.keys() == other.keys(), place
        for key, value in one.items():
            same(value, other[key], f"{place}.{key}")
    elif isinstance(one, list):
        assert len(one) == len(other), place
        for at, value in enumerate(one):
            same(value, other[at], f"{place}[{at}]")
    elif isinstance(one, float):
        assert other == pytest.approx(one, rel=1e-9, abs=1e-9, nan_ok=True), place
    else:
        assert one == other, place


def told(data: Any, metrics: Any, **options: Any) -> dict[str, Any]:
    """What is said of data: figures, or the refusal."""
    try:
        return cxkit.score(data, metrics, as_of="2026-11-22", **options).as_dict()
    except CxError as error:
        return {"refused": [type(error).__name__, error.message, error.hint, error.code, error.place]}


def cases():
    for name, case in CASES.items():
        marks = [pytest.mark.quick] if case.get("quick") else []
        yield pytest.param({key: value for key, value in case.items() if key != "quick"}, id=name, marks=marks)


@pytest.mark.parametrize("case", cases())
def test_same_figures(export: Path, case: dict[str, Any]) -> None:
    here = told(export, **case)
    assert any(one["n"] for one in here["estimates"])
    same(here, told(export, engine="spark", **case))


REFUSED = {
    "too many fields": "id,q\n1,9\n2,8,7\n3,10\n",
    "too few fields": "id,q,r\n1,9,x\n2,8\n3,10,y\n",
    "an open quote": 'id,q\n1,9\n2,"8\n3,10\n',
    "a backslash": 'id,q,r\n1,9,"a \\" b"\n2,8,c\n',
    "mixed line ends": "id,q\n1,9\r\n2,8\n3,10\r4,7\n",
    "quoted line ends": 'id,q,r\n1,9,"a\nb"\n2,8,"c ""d"""\n3,,""\n',
    "blank rows": "id,q\n1,9\n,\n3,10\n",
    "off the scale": "id,q\n1,9\n2,11\n",
}


@pytest.mark.quick
@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("allowed", [0, 5])
def test_same_ledgers_and_refusals(tmp_path: Path, name: str, allowed: int) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(REFUSED[name].encode())
    options = {"max_rejected": allowed, "delimiter": ","}
    same(told(path, ["nps=q"], **options), told(path, ["nps=q"], engine="spark", **options))


def test_parquet_and_a_frame_of_spark(export: Path, tmp_path: Path) -> None:
    import duckdb
    from pyspark.sql import SparkSession

    path = tmp_path / "answers.parquet"
    duckdb.execute(
        f"COPY (SELECT id, TRY_CAST(nps AS DOUBLE) AS nps, csat, region, weight::DECIMAL(18, 9) AS weight, "
        f"told::TIMESTAMP AS told, instant::TIMESTAMPTZ AS instant, 1e7 + (id::INT % 400) AS customer, "
        f"told::DATE AS day FROM read_csv('{export}', all_varchar = true)) TO '{path}'"
    )
    for options in (
        {"by": ["region"], "weight": "weight", "period": "month", "time": "told"},
        {"by": ["region"], "customer": "customer", "period": "week", "time": "instant", "timezone": "Asia/Kathmandu"},
        {"period": "day", "time": "day"},
    ):
        here = told(path, ["nps=nps", "csat=csat"], **options)
        same(here, told(path, ["nps=nps", "csat=csat"], engine="spark", **options))
        session = SparkSession.builder.getOrCreate()
        session.conf.set("spark.sql.session.timeZone", "America/Denver")
        frame = session.read.parquet(path.as_uri())
        there = told(frame, ["nps=nps", "csat=csat"], **options)
        same(here["estimates"], there["estimates"])
        assert session.conf.get("spark.sql.session.timeZone") == "America/Denver"
        assert not [one for one in session.catalog.listTables() if one.name.startswith("cx_")]


def test_a_frame_of_another_library_is_not_sparks() -> None:
    import pandas as pd

    refused = told(pd.DataFrame({"q": [9, 10]}), ["nps=q"], engine="spark")["refused"]
    assert refused[1:3] == [
        "Spark counts its own frames, and this one isn't",
        "give a frame of Spark, or leave the engine out",
    ]


def test_no_such_engine(export: Path) -> None:
    assert told(export, ["nps=nps"], engine="flink")["refused"][1] == "no engine is called 'flink'"


DAYS = [
    "2026-09-30", "2026-9-3", "2026-02-29", "2024-02-29", "2026-13-01", "0026-09-30", "30/09/2026", "09/30/2026", "3/4/26",
    "30.09.2026", "30.9.26", "30-09-69", "30-09-68", "29/02/00", "09-30-26", "2026/09/30", "26/09/30", "01/Apr/26", "1/apr/2026",
    "31-Apr-2026", "3-MAY-26", "3 May 2026", "3  Jun 2026", "May 3, 2026", "Sept 3, 2026", "3 September 2026",
    "September 30, 2026", "May 3 2026", "", "n/a", "30/09/226", "1 March 26", "20260930",
]  # fmt: skip
CLOCKS = [
    "", " 14:05", " 2:05", "T14:05:06", " 14:05:06.5", " 14:05:06.1234567", "  14:05", " 24:00", " 24:00:01", " 25:00", " 14:60",
    " 14:05:60", " 02:05 pm", " 2:05 PM", " 12:00 am", " 12:30:15 p.m.", " 13:00 pm", " 0:10 am", " 14", " 02:05pm",
]  # fmt: skip
ZONES = ["", "Z", "z", "+02:00", "-0730", "+01", " UTC", " GMT", " GMT+8", " GMT-3", " EST", " -04:00"]
WAYS = [
    (None, None, None), ("Europe/Berlin", None, "America/New_York"), ("America/New_York", "dmy", None),
    ("UTC", "mdy", "Asia/Kathmandu"), ("UTC", "ymd", None),
]  # fmt: skip
"""Declared zone, order of day and month, zone of the export."""


def test_the_same_texts_are_times() -> None:
    from pyspark.sql import SparkSession

    from cxkit.scan.duckdb import DuckDB
    from cxkit.scan.periods import local_sql
    from cxkit.scan.spark import Spark

    texts = [day + clock + zone for day in DAYS for clock in CLOCKS for zone in ZONES]
    read = ", ".join(f"CAST({local_sql('x', *way)} AS VARCHAR) AS y{at}" for at, way in enumerate(WAYS))
    sql = f"SELECT x, {read} FROM texts"
    duckdb, spark = DuckDB(), Spark.start()
    duckdb.keep("texts", f"SELECT * FROM (VALUES {', '.join(['(?)'] * len(texts))}) AS given(x)", texts)
    here = {text: times for text, *times in duckdb.rows(sql)}
    duckdb.close()
    SparkSession.builder.getOrCreate().createDataFrame([(one,) for one in texts], "x string").createOrReplaceTempView(
        "texts"
    )
    there = {text: times for text, *times in spark.rows(sql)}
    assert sum(any(one) for one in here.values()) > 1000
    assert {text: (here[text], there[text]) for text in texts if here[text] != there[text]} == {}


def test_no_java(export: Path, monkeypatch) -> None:
    from pyspark.sql import SparkSession

    from cxkit.scan.spark import Spark

    monkeypatch.setattr(SparkSession, "getActiveSession", classmethod(lambda cls: None))
    monkeypatch.setenv("JAVA_HOME", "/nowhere")
    with pytest.raises(CxError) as stopped:
        Spark.start()
    assert stopped.value.message == "Spark needs Java, and none was found in JAVA_HOME"
    assert "openjdk-17" in stopped.value.hint


def test_real_answers(shared: Path) -> None:
    path = shared / "data/sfo_survey/2018_SFO_Customer_Survey.csv"
    options = {"weight": "WEIGHT", "by": ["BAREA"]}
    metrics = ["nps=NETPRO,missing=11", "csat=Q7ALL,scale=1..5,missing=0,missing=6"]
    here = told(path, metrics, **options)
    assert here["estimates"][0]["value"] == pytest.approx(35.113632, abs=1e-6)
    same(here, told(path, metrics, engine="spark", **options))


def test_worths_of_real_orders(shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    lines = (shared / "data/cdnow/CDNOW_sample.txt").read_text().splitlines()
    orders = [
        (customer, f"{day[:4]}-{day[4:6]}-{day[6:]}", value) for _, customer, day, _, value in map(str.split, lines)
    ]
    with path.open("w", newline="") as stream:
        csv.writer(stream).writerows([("customer", "day", "value"), *orders])
    metrics = ["clv=customer,time=day,amount=value,statistic=expected,money=revenue,months=12,discount=0"]
    here = told(path, metrics, where="day <= 1997-09-30")
    assert here["estimates"][0]["value"] > 0
    same(here, told(path, metrics, engine="spark", where="day <= 1997-09-30"))


MUST = yaml.safe_load((Path(__file__).parents[1] / "readers/samples.yaml").read_text(encoding="utf-8"))
"""Real exports, by reader: who counts in them is worked out on the engine."""


def test_same_ledgers_of_real_exports(shared: Path) -> None:
    from cxkit.readers import open_export
    from cxkit.scan.engine import counted_by
    from cxkit.scan.request import Request
    from cxkit.scan.tally import scan

    for name, must in MUST.items():
        if isinstance(must, str) or name.endswith(("sav", "StarWars.csv")):
            continue
        try:
            ledger = scan(counted_by(open_export([str(shared / "samples" / name)]), "spark"), Request((0,))).ledgers[0]
        except DataError as error:
            pytest.fail(f"{name}: {error}")
        assert [ledger.reader, ledger.rows, ledger.used, dict(ledger.excluded), ledger.partial] == must, name


def test_a_dead_host_is_told_at_once(monkeypatch) -> None:
    import socket

    from cxkit.scan.spark import Spark

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SPARK_REMOTE", f"sc://127.0.0.1:{port}/;user_id=ann")
    with pytest.raises(CxError) as stopped:
        Spark.start()
    assert stopped.value.message == f"no server of Spark Connect answers at 127.0.0.1:{port}"
