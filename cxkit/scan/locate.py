"""Find the line that holds a value, to say where a fault is. Only run when something is wrong."""

from __future__ import annotations

import csv
import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxkit.readers._responses import ExportFile

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)")


def locate(file: ExportFile, position: int, matches: Callable[[str], bool]) -> int:
    """The first physical line whose record has a matching cell in that column; 1 where none can be found."""
    if file.dialect is None:
        return 1
    with Path(file.scan_path).open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        records = csv.reader(stream, delimiter=file.dialect.delimiter)
        line = 1
        try:
            for at, record in enumerate(records):
                if at >= file.dialect.skip and position < len(record) and matches(record[position]):
                    return line
                line = at + 2 if file.by_row else records.line_num + 1
        except csv.Error:
            return line
    return 1


def line_of_record(file: ExportFile, number: int) -> int:
    """The physical line on which a record begins; cells may hold line breaks.

    Args:
        file: where it stands.
        number: of the record in the scanned text, from 1, header lines among them.
    """
    if file.dialect is None or file.by_row:
        return number
    with Path(file.scan_path).open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        records = csv.reader(stream, delimiter=file.dialect.delimiter)
        try:
            for _ in islice(records, number - 1):
                pass
        except csv.Error:
            return number
        return records.line_num + 1


def looks_like_time(text: str, date_order: str | None) -> bool:
    """Whether a text is written as the run expects times to be."""
    return bool(_ISO.match(text.strip())) if date_order is None else bool(re.match(r"\d{1,4}[/.-]\d", text.strip()))
