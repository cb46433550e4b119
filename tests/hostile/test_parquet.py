"""Hostile Parquet files, which are scanned in this process: a figure or a sentence, and nothing that they carry runs."""

from __future__ import annotations

import datetime as dt
import decimal
import os
import pickle
import random
from pathlib import Path

import pytest

import cxkit
from cxkit.errors import BugError, CxError, DataError

pa = pytest.importorskip("pyarrow", reason="Parquet files are made by pyarrow")
pq = pytest.importorskip("pyarrow.parquet", reason="Parquet files are made by pyarrow")
MUTANTS = int(os.environ.get("CX_MUTANTS", "3000")) // 50
SCORES = [at % 11 for at in range(44)]


def test_p01_changed_bytes(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": [str(at) for at in range(44)], "nps": SCORES}), tmp_path / "a.parquet")
    whole = (tmp_path / "a.parquet").read_bytes()
    chance = random.Random("p01")
    for _ in range(MUTANTS):
        made = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            made[chance.randrange(len(made))] = chance.randrange(256)
        (tmp_path / "b.parquet").write_bytes(made)
        try:
            found = cxkit.score(tmp_path / "b.parquet", ["nps=nps"])
        except BugError:
            raise
        except CxError as refused:
            assert refused.message
            assert refused.hint
        else:
            assert all(ledger.balanced for ledger in found.measurement.ledgers)


def test_p02_a_page_that_inflates_beyond_measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cxkit.readers import _parquet

    zeros = pa.array([b"\x00" * (8 * 1024**2)])
    pq.write_table(pa.table({"nps": zeros}), tmp_path / "a.parquet", compression="zstd")
    assert (tmp_path / "a.parquet").stat().st_size < 64 * 1024
    monkeypatch.setattr(_parquet, "_MOST_BYTES", 4 * 1024**2)  # the same ratio, of megabytes
    with pytest.raises(DataError) as stopped:
        cxkit.score(tmp_path / "a.parquet", ["nps=nps"])
    assert stopped.value.code == "DAT117"


class _Canary:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)


def test_p03_a_pickled_type_is_not_run(tmp_path: Path) -> None:
    payload = pickle.dumps(_Canary(tmp_path / "canary"))
    field = pa.field("nps", pa.int64(), metadata={
        b"ARROW:extension:name": b"arrow.py_extension_type", b"ARROW:extension:metadata": payload,
    })  # fmt: skip
    pq.write_table(pa.table([pa.array(SCORES)], schema=pa.schema([field])), tmp_path / "a.parquet")
    assert cxkit.score(tmp_path / "a.parquet", ["nps=nps"]).figures[0].answers.n == 44
    assert not (tmp_path / "canary").exists()


def test_p04_types_come_out_right(tmp_path: Path) -> None:
    n = len(SCORES)
    day = dt.datetime(2026, 7, 1, 10, 30, tzinfo=dt.UTC)
    table = pa.table(
        {
            "decimal": pa.array([decimal.Decimal(f"{at}.00") for at in SCORES], pa.decimal128(5, 2)),
            "float": pa.array([float(at) for at in SCORES[:-1]] + [None]),
            "category": pa.array([str(at) for at in SCORES]).dictionary_encode(),
            "when": pa.array([day.replace(tzinfo=None)] * n, pa.timestamp("ns")),
            "zoned": pa.array([day] * n, pa.timestamp("ms", "UTC")),
            "bytes": pa.array([b"\x00\x01"] * n),
            "list": pa.array([["a", "b"]] * n),
            "nested": pa.array([{"a": 1}] * n),
        }
    )
    path = tmp_path / "a.parquet"
    pq.write_table(table, path, use_deprecated_int96_timestamps=False)
    expected = cxkit.score(path, ["nps=category"]).figures[0].estimate.value
    assert cxkit.score(path, ["nps=decimal"]).figures[0].estimate.value == expected
    assert cxkit.score(path, ["nps=float"]).figures[0].answers.n == n - 1
    pq.write_table(table, tmp_path / "b.parquet", use_deprecated_int96_timestamps=True)
    for file in (path, tmp_path / "b.parquet"):
        for column in ("when", "zoned"):
            found = cxkit.score(file, ["nps=category"], period="day", time=column, timezone="Europe/Dublin")
            assert {figure.period for figure in found.figures} == {"2026-07-01"}, column
    for column, why in (("bytes", "bytes, not text"), ("list", "several values"), ("nested", "several values")):
        with pytest.raises(DataError, match=why) as stopped:
            cxkit.score(path, [f"nps={column}"])
        assert stopped.value.code == "DAT119"
