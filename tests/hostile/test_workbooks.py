"""Hostile workbooks: what they carry beside their cells is named and never opened, and size alone harms nothing."""

from __future__ import annotations

import random
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

import cxkit
from cxkit.errors import DataError
from cxkit.readers import open_export

MIB = 1024**2


def book(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


ROWS = [["id", "nps"], *[[at, at % 11] for at in range(22)]]


def with_parts(path: Path, parts: dict[str, bytes | None]) -> Path:
    with zipfile.ZipFile(path) as old:
        held = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in (held | {name: data for name, data in parts.items() if data is not None}).items():
            new.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "part",
    [
        "xl/vbaProject.bin",
        "xl/externalLinks/externalLink1.xml",
        "xl/embeddings/oleObject1.bin",
        "xl/activeX/activeX1.bin",
    ],
)
def test_x22_macros_and_links_are_named_and_not_opened(part: str, tmp_path: Path) -> None:
    link = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    path = with_parts(book(tmp_path / "a.xlsm", {"S": ROWS}), {part: link})
    responses = open_export([str(path)])
    assert any(part in note and "nothing of them was opened" in note for note in responses.notes)
    assert cxkit.score(path, ["nps=nps"]).figures[0].answers.n == 22


@pytest.mark.parametrize("title", ["<img src=x onerror=XSS(1)>", "[red]", "a\u202eb", "::error::x"])
def test_x27_the_name_of_a_sheet_is_only_a_name(title: str, tmp_path: Path, capsys, monkeypatch) -> None:
    from cxkit.cli import main

    path = book(tmp_path / "a.xlsx", {"TITLE": ROWS, "S2": ROWS})
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/workbook.xml")
    escaped = title.replace("<", "&lt;").replace(">", "&gt;").encode()
    path = with_parts(path, {"xl/workbook.xml": xml.replace(b'name="TITLE"', b'name="' + escaped + b'"')})
    with pytest.raises(DataError) as stopped:
        open_export([str(path)])
    assert f"--sheet '{title}'" in stopped.value.hint
    assert cxkit.score(path, ["nps=nps"], sheet=title).figures[0].answers.n == 22
    monkeypatch.setattr("sys.argv", ["cx", "score", str(path), "--metric", "nps=nps"])
    with pytest.raises(SystemExit) as ended:
        main()
    printed = capsys.readouterr().err
    assert ended.value.code == 3
    assert "\u202e" not in printed
    assert not any(line.startswith("::") for line in printed.splitlines())
    if "\u202e" not in title:
        assert title in printed


def test_x28_runs_are_joined_and_phonetic_text_is_left_out(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"S": ROWS})
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    rich = (
        b'<c r="B2" t="inlineStr"><is><r><t>10 - </t></r><r><rPr><b/></rPr><t>Very likely</t></r>'
        b'<rPh sb="0" eb="1"><t>7</t></rPh></is></c>'
    )
    assert b'<c r="B2" t="n"><v>0</v></c>' in xml
    path = with_parts(path, {"xl/worksheets/sheet1.xml": xml.replace(b'<c r="B2" t="n"><v>0</v></c>', rich)})
    cells = cxkit.score(path, ["nps=nps"]).figures[0].answers.cells
    assert {point: cell.n for point, cell in cells.items()} == {0: 1, **dict.fromkeys(range(1, 10), 2), 10: 3}


MEASURED = """
import resource, sys, cxkit
n = cxkit.score(sys.argv[1], ["nps=nps"]).figures[0].answers.n
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(n, used.ru_utime, used.ru_maxrss)
"""


def test_x29_very_many_styles_cost_little(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"S": ROWS})
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/styles.xml")
    start, _, rest = xml.partition(b"<cellXfs")
    one = (
        b'<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0"><alignment indent="%d" textRotation="%d"/></xf>'
    )
    chance = random.Random("x29")
    kinds = [(chance.randrange(40), chance.randrange(200), chance.randrange(180)) for _ in range(64_000)]
    many = b"".join(one % kind for kind in [(0, 0, 0), *kinds[1:]])
    after = rest.partition(b"</cellXfs>")[2]
    path = with_parts(path, {"xl/styles.xml": start + b'<cellXfs count="64000">' + many + b"</cellXfs>" + after})
    # In a process of its own: the largest child so far is all that the system keeps.
    told = subprocess.run([sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True)
    n, seconds, kilobytes = told.stdout.split()
    assert int(n) == 22
    assert float(seconds) < 10
    assert int(kilobytes) * 1024 < 500 * MIB
