"""Damaged exports of every tool: a figure, or a sentence; never a traceback, never a row that nobody accounts for."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
import yaml

import cxkit
from cxkit.errors import BugError, CxError
from cxkit.scales.scale import Scale

LAYOUTS = yaml.safe_load((Path(__file__).parents[1] / "readers" / "layouts.yaml").read_text(encoding="utf-8"))
MUTANTS = int(os.environ.get("CX_MUTANTS", "3000")) // 1000
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


@pytest.mark.parametrize("case", LAYOUTS, ids=[case.get("called", case["reader"]) for case in LAYOUTS])
def test_damaged_exports(case: dict, tmp_path: Path) -> None:
    chance = random.Random(case.get("called", case["reader"]))
    scale = Scale.parse(case.get("scale", "0..10"))
    data = whole(case)
    path = tmp_path / ("export.jsonl" if case.get("form") == "jsonl" else "export.csv")
    for _ in range(MUTANTS):
        path.write_bytes(mutant(data, chance))
        try:
            found = cxkit.score(path, [f'mean="{case.get("column", "score")}",scale={scale}'])
        except BugError:
            raise
        except CxError as refused:
            assert refused.message
            assert "\n" not in refused.message
            continue
        ledger = found.measurement.ledgers[0]
        assert ledger.balanced
        for figure in found.figures:
            if figure.answers is not None:
                assert all(point in scale for point in figure.answers.cells)
                assert figure.answers.n + sum(figure.answers.excluded.values()) == ledger.used
