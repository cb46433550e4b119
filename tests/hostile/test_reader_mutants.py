"""Damaged exports of every tool: a figure, or a sentence; never a traceback, a hang, or a row that nobody accounts for."""

from __future__ import annotations

import csv
import io
import os
import random
import time
from collections import Counter
from pathlib import Path

import pytest
import yaml

import cxkit
from cxkit.errors import BugError, CxError
from cxkit.readers import open_export
from cxkit.scales.scale import Scale
from cxkit.scan.request import Group, Request
from cxkit.scan.tally import scan

LAYOUTS = yaml.safe_load((Path(__file__).parents[1] / "readers" / "layouts.yaml").read_text(encoding="utf-8"))
MUTANTS = int(os.environ.get("CX_MUTANTS", "300"))
SECONDS = 30
SIGNS = (b'"', b",", b";", b"\n", b"\r", b"\x00", b"\xff", b"{", b"}", b"\t", "\u2028".encode(), b"9", b"=1+1", b"")


def whole(case: dict) -> bytes:
    scale = Scale.parse(case.get("scale", "0..10"))
    lines = [line.format() for line in case.get("head", [])]
    for number, point in enumerate(list(scale.points) * 2):
        text = str(case.get("points", {}).get(point, point))
        spread = ",".join(str(case.get("points", {}).get(at, at)) if at == point else "" for at in scale.points)
        row = case["row"].replace("{answer:json}", "{answer}")
        lines.append(row.format(id=number, answer=text, spread=spread))
    if "under" in case:
        lines = [f'{{"{case["under"]}": [{",".join(lines)}], "next_page": null}}']
    return ("\n".join(lines) + "\n").encode(case.get("encoding", "utf-8"))


def mutant(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(made))
        how = chance.randrange(4)
        if how == 0:
            made[at : at + chance.randint(0, 40)] = b""
        elif how == 1:
            made[at:at] = chance.choice(SIGNS)
        elif how == 2:
            made[at] = chance.randrange(256)
        else:
            made[at:at] = made[at : at + chance.randint(1, 200)]
        if not made:
            made = bytearray(b"\n")
    return bytes(made)


def suffix(case: dict) -> str:
    return "jsonl" if case.get("form") == "jsonl" else "csv"


def scored(path: Path, spec: str, scale: Scale) -> cxkit.Score | None:
    """The figures of an export, or None where it was refused with a sentence, in bounded time."""
    began = time.monotonic()
    try:
        found = cxkit.score(path, [spec])
    except BugError:
        raise
    except CxError as refused:
        assert refused.message
        assert "\n" not in refused.message
        return None
    finally:
        assert time.monotonic() - began < SECONDS
    ledger = found.measurement.ledgers[0]
    assert ledger.balanced
    for figure in found.figures:
        if figure.answers is not None:
            assert all(point in scale for point in figure.answers.cells)
            assert figure.answers.n + sum(figure.answers.excluded.values()) == ledger.used
    return found


def with_one_end(text: str) -> str:
    """Line ends of one kind, within cells too."""
    for end in ("\r\r\n", "\r\n", "\r"):
        text = text.replace(end, "\n")
    return text


def require_same_rows(path: Path, encoding: str, column: str) -> None:
    """Hold an accepted text against Python's own parser: as many rows, and no value that doesn't stand there."""
    responses = open_export([str(path)])
    file, at = responses.files[0], responses.column(column)
    if file.dialect is None or file.by_row:
        return
    text = with_one_end(path.read_bytes().decode(encoding).removeprefix("\ufeff"))
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=file.dialect.delimiter))
    rows = [record for record in records[file.dialect.skip :] if record]
    tally = scan(responses, Request((at.position,)))
    footers = sum(n for reason, n in file.excluded.items() if reason == "footer")
    assert tally.ledgers[0].rows == len(rows)
    for row in rows[: len(rows) - footers]:
        surplus = row[len(file.stored) + file.dialect.trailing :]
        assert len(row) >= len(file.stored)
        assert not surplus or len(file.stored) == 1, "only in a single column empty fields too many are forgiven"
        assert not any(surplus)
    if not at.parts:
        held = Counter(row[at.position] for row in rows if len(row) > at.position)
        counted: Counter[str] = Counter()
        for raw, cell in tally.groups.get(Group(at.position), {}).items():
            counted[with_one_end(raw or "")] += cell.n
        del counted[""]
        assert all(n <= held[raw] for raw, n in counted.items())


@pytest.mark.parametrize("case", LAYOUTS, ids=[case.get("called", case["reader"]) for case in LAYOUTS])
def test_damaged_exports(case: dict, tmp_path: Path) -> None:
    chance = random.Random(case.get("called", case["reader"]))
    scale = Scale.parse(case.get("scale", "0..10"))
    data = whole(case)
    column = case.get("column", "score")
    path = tmp_path / f"export.{suffix(case)}"
    for _ in range(max(1, MUTANTS // len(LAYOUTS))):
        path.write_bytes(mutant(data, chance))
        if scored(path, f'mean="{column}",scale={scale}', scale) is not None:
            require_same_rows(path, case.get("encoding", "utf-8"), column)


@pytest.mark.parametrize("compress", [False, True], ids=["sav", "zsav"])
def test_damaged_spss(compress: bool, tmp_path: Path) -> None:
    """Every mutant costs a process of its own, so they are a hundredth."""
    pyreadstat = pytest.importorskip("pyreadstat", reason="needs the extra spss")
    import pandas as pd

    path = tmp_path / "export.sav"
    frame = pd.DataFrame({"nps": [float(at % 11) for at in range(40)], "why": ["so " * (at % 5) for at in range(40)]})
    pyreadstat.write_sav(
        frame, str(path), column_labels=["How likely?", "Why?"], row_compress=not compress, compress=compress,
        variable_value_labels={"nps": {0.0: "Not at all likely", 10.0: "Extremely likely"}},
        missing_ranges={"nps": [{"lo": 99, "hi": 99}]},
    )  # fmt: skip
    data = path.read_bytes()
    chance = random.Random(int(compress))
    for _ in range(max(4, MUTANTS // 200)):
        made = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            made[chance.randrange(len(made))] = chance.randrange(256)
        path.write_bytes(bytes(made[: chance.choice([len(made), len(made), chance.randrange(1, len(made))])]))
        scored(path, "mean=nps,scale=0..10", Scale(0, 10))
