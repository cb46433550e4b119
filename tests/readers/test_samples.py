"""Real exports, and those of the tools' own tests: known by exactly one reader, every row accounted for.

Goldens beside this file tell what is read of each column, in counts and digests and never in words: the exports stay
where they are. CX_UPDATE=1 writes them anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from cxkit.errors import DataError
from cxkit.readers import READERS, open_export
from cxkit.readers._open import _heads
from cxkit.readers._responses import Column, ExportFile, Responses
from cxkit.scan.request import Group, Request, Tally
from cxkit.scan.tally import scan

HERE = Path(__file__).parent
MUST = yaml.safe_load((HERE / "samples.yaml").read_text(encoding="utf-8"))
READ = [name for name, must in MUST.items() if not isinstance(must, str)]
ENCODINGS = {"surveymonkey/StarWars.csv": "mac-roman"}


def opened(name: str, shared: Path) -> Responses:
    if name.endswith("sav"):
        pytest.importorskip("pyreadstat", reason="needs the extra spss")
    return open_export([str(shared / "samples" / name)], encoding=ENCODINGS.get(name))


def test_every_sample_is_here(shared: Path) -> None:
    files = [path for path in (shared / "samples").rglob("*") if path.is_file() and path.name != "INDEX.md"]
    assert {str(path.relative_to(shared / "samples")) for path in files} == set(MUST)


@pytest.mark.parametrize("name", MUST)
def test_sample(name: str, shared: Path) -> None:
    if isinstance(MUST[name], str):
        with pytest.raises(DataError) as refused:
            opened(name, shared)
        assert refused.value.code == MUST[name]
        return
    responses = opened(name, shared)
    ledger = scan(responses, Request((0,))).ledgers[0]
    assert [responses.reader, ledger.rows, ledger.used, dict(ledger.excluded), ledger.partial] == MUST[name]
    assert not ledger.rejected


@pytest.mark.parametrize("name", READ)
def test_exactly_one_reader_knows_it(name: str, shared: Path) -> None:
    head = next(iter(_heads(str(shared / "samples" / name), ENCODINGS.get(name), None, None)))
    claims = [unit.name for unit in READERS.all() if unit.sniff(head)]
    layouts = [claim for claim in claims if not READERS.get(claim).form]
    assert (layouts or claims) == [MUST[name][0]]


@pytest.mark.parametrize("name", READ)
def test_what_is_read_of_each_column(name: str, shared: Path) -> None:
    responses = opened(name, shared)
    tally = scan(responses, Request(tuple(column.position for column in responses.columns)))
    text = "\n".join(told(responses, tally)) + "\n"
    golden = HERE / "goldens" / f"{name.replace('/', '--')}.txt"
    if os.environ.get("CX_UPDATE"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text, "read it, then write it anew with CX_UPDATE=1"


def told(responses: Responses, tally: Tally) -> Iterator[str]:
    file, ledger = responses.files[0], tally.ledgers[0]
    left_out = ", ".join(f"{n} {reason}" for reason, n in ledger.excluded.items())
    yield f"reader    {responses.reader}"
    yield f"rows      {ledger.rows} = {ledger.used} used" + (f" + {left_out}" if left_out else "")
    yield f"partial   {ledger.partial}"
    yield f"zone      {file.zone or 'not said'}"
    yield from (f"rule      {rule.reason}: #{rule.column + 1}" for rule in (*file.exclusions, *file.repeats))
    yield from (f"note      {note}" for note in responses.notes)
    yield ""
    yield "column   filled  different  digest        about it"
    for column in responses.columns:
        counts = tally.groups.get(Group(column.position), {})
        values = sorted((value or "", cell.n) for value, cell in counts.items() if value)
        digest = hashlib.sha256(json.dumps(values).encode()).hexdigest()[:12]
        filled = sum(n for _, n in values)
        yield f"#{column.position + 1:<6} {filled:>7} {len(values):>10}  {digest}  {about(column, file)}".rstrip()


def about(column: Column, file: ExportFile) -> str:
    said = [
        f"made of {len(column.parts)} columns" if column.parts else "",
        f"{len(column.labels)} labels" if column.labels else "",
        f"{len(column.missing)} codes for no answer" if column.missing else "",
        "no answer to a question" if column.unfit else "",
        "tells who counts" if column.position in file.about else "",
        "asked in other words" if column.text and column.text != column.name else "",
        "" if column.name else "without a name",
    ]
    return ", ".join(filter(None, said))
