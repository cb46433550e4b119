"""Hostile strategy files: refused with a code and a place, or loaded; never anything else."""

from __future__ import annotations

import json
import os
import random
import sys
import time
from pathlib import Path

import pytest

from cxkit.codes import CODES
from cxkit.loading.load import load
from cxkit.loading.text import TextFaultError, compose, decode, value

sys.path.insert(0, str(Path(__file__).parents[1]))
from conftest import find_shared

LOADS = {"schema", "ok-or-schema", "ok-text"}
CODE_OF = {
    "yaml-depth": "YML104",
    "yaml-alias-budget": "YML105",
    "yaml-alias-cycle": "YML105",
    "yaml-anchor-reuse": "YML105",
    "yaml-merge-key": "YML106",
    "yaml-syntax": "YML103",
    "yaml-scalar-size": "YML112",
    "yaml-multi-doc": "YML109",
    "yaml-key-type": "YML111",
    "yaml-tag": "YML107",
    "yaml-duplicate-key": "YML110",
    "yaml-char": "YML102",
    "yaml-bidi": "YML118",
    "yaml-invisible": "YML118",
    "yaml-directive": "YML108",
    "file-encoding": "YML101",
    "file-empty": "YML113",
    "root-type": "YML114",
    "git-conflict-marker": "YML115",
    "git-lfs-pointer": "YML116",
}
# Where we differ from the corpus, and why.
DEVIATIONS = {
    "e10-escaped-surrogate.yaml": "libyaml refuses the escape itself: refused as YML103",
}


def cases() -> list[list]:
    folder = find_shared()
    return json.loads((folder / "hostile" / "yaml.index.json").read_text()) if folder else []


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0])
def test_corpus(case: list, shared: Path) -> None:
    name, _, _, code, place = case[:5]
    data = (shared / "hostile" / "yaml" / name).read_bytes()
    start = time.perf_counter()
    try:
        value(compose(decode(data)))
    except TextFaultError as fault:
        assert code in CODE_OF, f"must load, but: {fault.code} {fault.message}"
        if name in DEVIATIONS:
            return
        assert fault.code == CODE_OF[code], fault.message
        line, _, column = place.partition(":")
        if line:
            assert fault.position.line == int(line)
            if column:
                assert fault.position.column == int(column)
    else:
        assert code not in CODE_OF, "must be refused by the reader"
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0])
def test_corpus_in_a_workspace(case: list, shared: Path, tmp_path: Path) -> None:
    """As metrics.yaml of a workspace every file gives findings with places and known codes, and hides no other file."""
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: Test\nunknown: 1\n")
    (tmp_path / "metrics.yaml").write_bytes((shared / "hostile" / "yaml" / case[0]).read_bytes())
    findings = load(tmp_path).findings
    assert any(finding.loc.file == "cx.yaml" for finding in findings), "the other file's finding is gone"
    for finding in findings:
        assert finding.position is not None
        assert finding.code in CODES
        assert "\x1b" not in finding.message


def test_mutants(shared: Path) -> None:
    """Seeded mutants of the corpus and of the reference workspace end in a value or a fault with a place."""
    count = int(os.environ.get("CX_MUTANTS", "3000"))
    seeds = [path.read_bytes() for path in sorted((shared / "hostile" / "yaml").iterdir())]
    seeds += [path.read_bytes() for path in sorted((shared / "workspace").rglob("*.yaml"))]
    chance = random.Random(20261124)
    slowest = 0.0
    for _ in range(count):
        data = mutate(chance.choice(seeds)[:4000], chance)
        start = time.perf_counter()
        try:
            value(compose(decode(data)))
        except TextFaultError as fault:
            assert fault.position.line >= 1
        slowest = max(slowest, time.perf_counter() - start)
    assert slowest < 5, slowest
    print(f"\n{count} mutants, slowest {slowest * 1000:.1f} ms")


def mutate(data: bytes, chance: random.Random) -> bytes:
    signs = b"[]{}:,-?&*!|>'\"%@`#\n\t\r \\\x00\xff\xc3\x28\xef\xbb\xbf"
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(out) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            out[at:at] = bytes([chance.choice(signs)]) * chance.choice((1, 1, 2, 70))
        elif kind == 1:
            del out[at : at + chance.randint(1, 20)]
        elif kind == 2 and out:
            out[min(at, len(out) - 1)] = chance.randrange(256)
        else:
            piece = out[at : at + chance.randint(1, 60)]
            out[at:at] = piece * chance.randint(1, 3)
    return bytes(out)
