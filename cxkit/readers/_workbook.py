"""In the child process: a sheet of a workbook becomes CSV text."""

from __future__ import annotations

import csv
import datetime as dt
import math
import re
from typing import IO, TYPE_CHECKING, Any

from cxkit.errors import DataError
from cxkit.readers._archive import checked_archive, pieces

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Sequence

_FIRST_ROWS = 50
_EXCELS_FIRST_DAY = dt.datetime(1900, 3, 1)  # noqa: DTZ001 - cells carry no zone
_HIDDEN = re.compile(rb"<(?:row|col)\b[^>]*\bhidden=\"(?:1|true)\"")
_ACTIVE = re.compile(r"externalLinks/[^/]+\.xml$|vbaProject\.bin$|/embeddings/.+|/activeX/.+|/ctrlProps/.+")
_MERGED = re.compile(rb"<mergeCell\b")
_NO_VALUE = re.compile(rb"<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>\s*|<v>\s*</v>\s*)?</c>")
_HINT = "open it in Excel and save it anew, or save it as CSV"


def to_csv(source: IO[bytes], target: IO[str], sheet: str | None) -> dict[str, Any]:
    """Write the cells of a sheet as CSV; what the user should know comes back.

    Raises:
        DataError: the archive is no sound workbook, the sheet must be named, or a formula has no value.
    """
    archive = checked_archive(source)
    book = _book(source)
    chosen = _choose(book.worksheets, sheet)
    notes = [f"sheet '{chosen.title}'"] if len(book.worksheets) > 1 else []
    if chosen.sheet_state != "visible":
        notes.append("the sheet is hidden")
    notes += _about(archive, chosen._worksheet_path)  # noqa: SLF001 - openpyxl gives it nowhere else
    active = sorted(name for name in archive.namelist() if _ACTIVE.search(name))
    if active:
        held = f"{active[0]}{f' and {len(active) - 1} more' if len(active) > 1 else ''}"
        notes.append(f"the workbook holds macros, objects or links to others ({held}); nothing of them was opened")
    try:
        titles, rejected, bad_line = _write(_filled(chosen), csv.writer(target, lineterminator="\n", quoting=1))
    except (ValueError, KeyError, TypeError, IndexError, OverflowError, SyntaxError) as error:
        raise _damaged(error) from None
    if titles:
        said = "1 title row above the header was" if titles == 1 else f"{titles} title rows above the header were"
        notes.append(f"{said} left out")
    return {"notes": notes, "rejected": rejected, "bad_line": bad_line}


def _book(source: IO[bytes]) -> Any:
    import openpyxl

    try:
        source.seek(0)
        return openpyxl.load_workbook(source, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parsers do
        raise _damaged(error) from None


def _damaged(error: Exception) -> DataError:
    reason = "holds entities or a DTD" if "Forbidden" in type(error).__name__ else "can't be read as a workbook"
    return DataError(f"the file {reason}", hint=_HINT, code="DAT101")


def _choose(sheets: Sequence[Any], named: str | None) -> Any:
    titles = [sheet.title for sheet in sheets]
    if named is not None:
        if named in titles:
            return sheets[titles.index(named)]
        message = "the workbook has no sheet of that name"
    elif len(sheets) == 1:
        return sheets[0]
    else:
        message = f"the workbook has {len(sheets)} sheets, and which one holds the answers isn't said"
    empty = [next(_filled(sheet), None) is None for sheet in sheets]
    listed = [f"--sheet '{title}'{' (empty)' if blank else ''}" for title, blank in zip(titles, empty, strict=True)]
    more = f" (and {len(listed) - 12} more)" if len(listed) > 12 else ""
    raise DataError(message, hint=f"choose one: {', '.join(listed[:12])}{more}", code="DAT116")


def _about(archive: zipfile.ZipFile, part: str) -> list[str]:
    """What stands in the sheet beside its values: hidden rows or columns, merged cells, formulas without a value."""
    hidden = merged = 0
    held = b""
    for piece in pieces(archive, part.lstrip("/")):
        text = held + piece
        if _NO_VALUE.search(text):
            message = "a formula has no saved value, so what it shows can't be told"
            raise DataError(message, hint=_HINT, code="DAT101")
        hidden += len(_HIDDEN.findall(text))
        merged += len(_MERGED.findall(text))
        cut = max(text.rfind(b"</c>"), text.rfind(b"/>")) + 1
        held = text[cut:] if cut > 0 and len(text) - cut < 65_536 else b""
    notes = []
    if hidden:
        notes.append(f"hidden rows or columns ({hidden}) count too")
    if merged:
        notes.append(f"of merged cells ({merged}) only the first has the value")
    return notes


def _filled(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """Number and cells of each row that holds anything."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), 1):
        if any(cell.value is not None for cell in row):
            yield number, list(row)


def _write(rows: Iterator[tuple[int, list[Any]]], writer: Any) -> tuple[int, dict[str, int], int]:
    first = [row for row, _ in zip(rows, range(_FIRST_ROWS), strict=False)]
    titles = _titles([row for _, row in first])
    table = first[titles:]
    spans = [[at for at, cell in enumerate(row) if cell.value is not None] for _, row in table]
    left, width = min((span[0] for span in spans), default=0), max((span[-1] + 1 for span in spans), default=0)
    rejected: dict[str, int] = {}
    bad_line = 0
    for number, row in (*table, *rows):
        cells = [_text(cell) for cell in row]
        fault = next((cell for cell in cells if isinstance(cell, _Fault)), None)
        if fault is not None:
            rejected[fault] = rejected.get(fault, 0) + 1
            bad_line = bad_line or number
            continue
        while len(cells) > width and not cells[-1]:
            cells.pop()
        writer.writerow([*cells[left:], *[""] * (width - len(cells))])
    return titles, rejected, bad_line


def _titles(rows: Sequence[Sequence[Any]]) -> int:
    """Rows of a single cell above a table of several columns."""
    counts = [sum(cell.value is not None for cell in row) for row in rows]
    wide = next((at for at, count in enumerate(counts) if count > 1), None)
    return wide or 0


class _Fault(str):
    """Why a cell can't be read."""

    __slots__ = ()


def _text(cell: Any) -> str:
    value = cell.value
    if getattr(cell, "data_type", "") == "e":
        return _Fault("error in a cell")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.datetime):
        return _time(value, cell.number_format)
    if isinstance(value, dt.timedelta):
        return _duration(value)
    return "" if value is None else str(value).replace("\x00", "\ufffd")


def _number(value: float) -> str:
    if not math.isfinite(value):
        return _Fault("no finite number")
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _duration(value: dt.timedelta) -> str:
    seconds = round(abs(value).total_seconds())
    sign = "-" if value < dt.timedelta() else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _time(value: dt.datetime, shown: str) -> str:
    """A day where the cell is shown as one; midnight is a clock time where hours are shown."""
    if value < _EXCELS_FIRST_DAY:
        return _Fault("date before March 1900")
    whole = (value + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    return whole.isoformat(" ") if whole.time() != dt.time() or "h" in shown.lower() else whole.date().isoformat()
