"""Workbooks: what is read, what is said, and what is refused within its limits."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import cxkit
from cxkit.errors import DataError
from cxkit.readers import open_export
from cxkit.scan.request import Request
from cxkit.scan.tally import scan

HEADER = ["id", "nps", "answered"]


def book(path: Path, rows: list[list[object]], *, sheets: int = 1, epoch_1904: bool = False) -> Path:
    made = openpyxl.Workbook()
    if epoch_1904:
        made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row in rows:
        made.active.append(row)
    for number in range(1, sheets):
        made.create_sheet(f"Other {number}")
    made.save(path)
    return path


def answers(n: int = 12) -> list[list[object]]:
    return [[at, at % 11, dt.datetime.fromisoformat("2026-07-01T09:30") + dt.timedelta(days=at)] for at in range(n)]


def edited(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The same workbook with one part changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def ledger(path: Path, **options: str) -> tuple[int, int, dict[str, int]]:
    responses = open_export([str(path)], **options)
    found = scan(responses, Request(tuple(c.position for c in responses.columns)), max_rejected=99).ledgers[0]
    return found.rows, found.used, dict(found.rejected)


def test_same_figure_as_csv(tmp_path: Path) -> None:
    rows = [HEADER, *answers(40)]
    (tmp_path / "a.csv").write_text("\n".join(",".join(map(str, row)) for row in rows))
    from_text = cxkit.score(tmp_path / "a.csv", ["nps=nps"], period="month", time="answered")
    from_book = cxkit.score(book(tmp_path / "a.xlsx", rows), ["nps=nps"], period="month", time="answered")
    assert from_book.figures == from_text.figures
    assert len({figure.period for figure in from_book.figures}) == 2


def test_title_rows_are_left_out_and_said(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [["Report of July"], [], ["Team CX"], HEADER, *answers()])
    responses = open_export([str(path)])
    assert [column.name for column in responses.columns] == HEADER
    assert "2 title rows above the header were left out" in responses.notes
    assert ledger(path) == (12, 12, {})


def test_several_sheets_are_a_question(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [HEADER, *answers()], sheets=2)
    with pytest.raises(DataError) as stopped:
        open_export([str(path)])
    assert stopped.value.code == "DAT116"
    assert "--sheet 'Sheet', --sheet 'Other 1' (empty)" in stopped.value.hint
    assert ledger(path, sheet="Sheet") == (12, 12, {})
    with pytest.raises(DataError, match="no sheet of that name"):
        open_export([str(path)], sheet="sheet")


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_both_date_systems(tmp_path: Path, epoch_1904: bool) -> None:
    path = book(tmp_path / "a.xlsx", [HEADER, *answers()], epoch_1904=epoch_1904)
    with zipfile.ZipFile(path) as archive:
        assert (b"date1904" in archive.read("xl/workbook.xml")) is epoch_1904
    score = cxkit.score(path, ["nps=nps"], period="month", time="answered")
    assert {figure.period for figure in score.figures} == {"2026-07"}


def test_errors_are_rejected_and_not_blank(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [HEADER, [1, "#REF!", None], *answers()])
    with pytest.raises(DataError) as stopped:
        cxkit.score(path, ["nps=nps"])
    assert stopped.value.code == "DAT201"
    assert "1 error in a cell" in stopped.value.message
    assert stopped.value.place.endswith(".xlsx:2")
    assert ledger(path) == (13, 12, {"error in a cell": 1})


def test_formula_without_a_value(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [HEADER, [1, "=4+5", None], *answers()])
    with pytest.raises(DataError, match="no saved value"):
        open_export([str(path)])
    edited(path, SHEET, lambda xml: re.sub(rb"<f>4\+5</f>\s*<v\s*/?>(</v>)?", b"<f>4+5</f><v>9</v>", xml))
    assert ledger(path) == (13, 13, {})


def test_hidden_and_merged_are_said(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in [HEADER, *answers()]:
        made.active.append(row)
    made.active.row_dimensions[3].hidden = True
    made.active.merge_cells("A5:A6")
    made.save(tmp_path / "a.xlsx")
    notes = open_export([str(tmp_path / "a.xlsx")]).notes
    assert "hidden rows or columns (1) count too" in notes
    assert "of merged cells (1) only the first has the value" in notes
    assert ledger(tmp_path / "a.xlsx") == (12, 12, {})


def test_text_numbers_percent_and_truth(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [["a", "b", "c", "d"], ["9", 0.45, True, dt.timedelta(hours=30)]])
    responses = open_export([str(path)])
    tally = scan(responses, Request((0, 1, 2, 3)))
    assert sorted(next(iter(raw)) for raw in tally.groups.values()) == ["0.45", "30:00:00", "9", "TRUE"]


def test_a_cell_in_the_far_corner(tmp_path: Path) -> None:
    path = edited(
        book(tmp_path / "a.xlsx", [["x"]]),
        SHEET,
        lambda xml: re.sub(
            rb"<sheetData>.*</sheetData>",
            b'<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
            xml,
        ),
    )
    assert len(open_export([str(path)]).columns) == 1


BOMBS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "entities": (
        lambda xml: xml.replace(b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet', 1),
        "DAT117",
    ),
    "file of the machine": (
        lambda xml: xml.replace(
            b"<worksheet", b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet', 1
        ),
        "DAT117",
    ),
    "one huge cell": (
        lambda xml: xml.replace(b"<v>0</v>", b"<v>" + b"1" * 50_000_000 + b"</v>", 1),
        "DAT117",
    ),
    "no number": (lambda xml: xml.replace(b"<v>0</v>", b"<v>abc</v>", 1), "DAT101"),
    "impossible reference": (lambda xml: xml.replace(b'r="A2"', b'r="ZZZZZ9"', 1), "DAT101"),
    "cut XML": (lambda xml: xml[: len(xml) // 2], "DAT101"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused(name: str, tmp_path: Path) -> None:
    change, code = BOMBS[name]
    path = edited(book(tmp_path / "a.xlsx", [HEADER, *answers()]), SHEET, change)
    with pytest.raises(DataError) as stopped:
        cxkit.score(path, ["nps=nps"])
    assert stopped.value.code.startswith(code), stopped.value.message
    assert stopped.value.hint


def test_deep_xml_harms_nothing(tmp_path: Path) -> None:
    deep = b"<is>" * 100_000 + b"</is>" * 100_000
    path = edited(book(tmp_path / "a.xlsx", [HEADER, *answers()]), SHEET, lambda xml: xml.replace(b"<v>0</v>", deep, 1))
    assert ledger(path) == (12, 12, {})


def test_infinite_number_is_rejected(tmp_path: Path) -> None:
    path = edited(
        book(tmp_path / "a.xlsx", [HEADER, *answers()]), SHEET, lambda xml: xml.replace(b"<v>5</v>", b"<v>1e999</v>")
    )
    assert "no finite number" in ledger(path)[2]


def test_archives_that_no_program_writes(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [HEADER, *answers()])
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    with pytest.raises(DataError, match="or it was cut"):
        open_export([str(path)])
    path.write_bytes(whole)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, "<worksheet/>")
    with pytest.raises(DataError, match="double or overlapping"):
        open_export([str(path)])
    path.write_bytes(whole)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../x", "")
    with pytest.raises(DataError, match="leads out"):
        open_export([str(path)])
    path.write_bytes(whole.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"))
    with pytest.raises(DataError, match="password"):
        open_export([str(path)])
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<office/>")
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(DataError, match="another kind"):
        open_export([str(path)])


def test_a_workbook_that_eats_memory_ends_as_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cxkit.readers import _worker

    path = book(tmp_path / "a.xlsx", [HEADER, *answers()])
    monkeypatch.setattr(_worker.subprocess, "run", _starved(_worker.subprocess.run))
    with pytest.raises(DataError) as stopped:
        open_export([str(path)])
    assert stopped.value.code == "DAT115"


def _starved(run):
    def call(command, **options):
        script = f"import resource; resource.setrlimit(resource.RLIMIT_AS, (90 * 2**20,) * 2); import runpy, sys; sys.argv = {command[2:]!r}; runpy.run_module('cxkit.readers._worker', run_name='__main__')"
        return run([command[0], "-c", script], **options)

    return call
