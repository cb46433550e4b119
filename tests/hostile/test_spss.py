"""Hostile SPSS files: a figure or a sentence; the child that reads them may die, the run doesn't."""

from __future__ import annotations

import os
import random
import struct
from pathlib import Path

import pytest

import cxkit
from cxkit.errors import BugError, CxError, DataError
from cxkit.readers import open_export

pyreadstat = pytest.importorskip("pyreadstat", reason="SPSS files are read by the extra spss")
MUTANTS = int(os.environ.get("CX_MUTANTS", "3000")) // 400


def sav(path: Path, values: list[float], **options: object) -> Path:
    import pandas as pd

    pyreadstat.write_sav(pd.DataFrame({"q": values, "words": ["caf\u00e9"] * len(values)}), str(path), **options)
    return path


SCORES = [float(at % 11) for at in range(44)]


def test_s01_changed_bytes(tmp_path: Path) -> None:
    whole = sav(tmp_path / "a.sav", SCORES).read_bytes()
    chance = random.Random("s01")
    path = tmp_path / "b.sav"
    for _ in range(MUTANTS):
        made = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            made[chance.randrange(len(made))] = chance.randrange(256)
        path.write_bytes(made)
        try:
            found = cxkit.score(path, ["nps=q"])
        except BugError:
            raise
        except CxError as refused:
            assert refused.message
            assert refused.hint
        else:
            assert all(ledger.balanced for ledger in found.measurement.ledgers)


def test_s02_a_label_that_says_it_is_longer_than_its_record(shared: Path, tmp_path: Path) -> None:
    data = (shared / "samples/spss/simple_alltypes.sav").read_bytes()
    start = data.index(b"$", 4)
    head = start - 16
    assert data[head : head + 4] == struct.pack("<i", 7)
    length = struct.unpack("<i", data[head + 12 : head + 16])[0]
    record = data[head + 16 : head + 16 + length]
    for overrun in (b"9999999", b"2147483647", b"-1"):
        at = next(
            place for place, sign in enumerate(record) if sign in b"0123456789" and record[place - 1 : place] == b" "
        )
        changed = record[:at] + overrun + record[at + 1 :]
        made = data[: head + 12] + struct.pack("<i", len(changed)) + changed + data[head + 16 + length :]
        (tmp_path / "a.sav").write_bytes(made)
        try:
            open_export([str(tmp_path / "a.sav")])
        except DataError as refused:
            assert refused.code in ("DAT101", "DAT115")


def test_s03_user_missing_values_are_no_answers(tmp_path: Path) -> None:
    path = sav(
        tmp_path / "a.sav", [*SCORES, 97.0, 98.0, 99.0, 11.0], missing_ranges={"q": [{"lo": 97, "hi": 99}, 11.0]}
    )
    answers = cxkit.score(path, ["nps=q"]).figures[0].answers
    assert (answers.n, answers.excluded) == (44, {"no answer by the file's own codes": 4})


def test_s04_two_codes_of_one_label_stay_two(tmp_path: Path) -> None:
    labels = {"q": {4.0: "Good", 5.0: "Good", 1.0: "Bad"}}
    path = sav(tmp_path / "a.sav", [4.0, 5.0, 1.0, 5.0, 4.0], variable_value_labels=labels)
    cells = cxkit.score(path, ["csat=q,scale=1..5"]).figures[0].answers.cells
    assert {point: cell.n for point, cell in cells.items()} == {1: 1, 4: 2, 5: 2}


def test_s04_a_file_that_calls_its_text_something_else_is_said(tmp_path: Path) -> None:
    data = sav(tmp_path / "a.sav", SCORES).read_bytes()
    record = struct.pack("<iiii", 7, 20, 1, 5) + b"UTF-8"
    assert record in data
    other = struct.pack("<iiii", 7, 20, 1, 12) + b"windows-1252"
    (tmp_path / "b.sav").write_bytes(data.replace(record, other))
    responses = open_export([str(tmp_path / "b.sav")])
    assert "its text is WINDOWS-1252, as it says" in responses.notes
    assert open_export([str(tmp_path / "a.sav")]).notes == ()


@pytest.mark.parametrize("declared", [2**31 - 1, 100, 45])
def test_s05_cases_that_are_not_there(declared: int, tmp_path: Path) -> None:
    data = bytearray(sav(tmp_path / "a.sav", SCORES).read_bytes())
    data[80:84] = struct.pack("<i", declared)
    (tmp_path / "a.sav").write_bytes(data)
    with pytest.raises(DataError) as stopped:
        open_export([str(tmp_path / "a.sav")])
    assert stopped.value.code in ("DAT101", "DAT115")


def test_s05_a_file_that_does_not_say_how_many_is_read(tmp_path: Path) -> None:
    data = bytearray(sav(tmp_path / "a.sav", SCORES).read_bytes())
    data[80:84] = struct.pack("<i", -1)
    (tmp_path / "a.sav").write_bytes(data)
    assert cxkit.score(tmp_path / "a.sav", ["nps=q"]).figures[0].answers.n == 44
