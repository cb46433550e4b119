"""Excel workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


@reader("excel", title="Excel workbook", form="excel")
def excel(head: Head) -> ExportFile:
    """A sheet of an Excel workbook (.xlsx) with one line of headers, of no tool that we know.

    A workbook with several sheets needs `--sheet NAME`. Title rows above the header (a single cell each) are left out
    with a note. Hidden rows and columns count, and merged cells aren't repeated; both are said. Dates come out as
    2026-09-30, in both of Excel's date systems. A row with an error such as #REF! is rejected: an error is neither
    blank nor zero. Formulas give the value that Excel saved; where none was saved, the file is refused.

    The workbook is parsed in a process of its own with 2 GiB and 120 seconds, and nothing it links to is opened.
    """
    return described(head)
