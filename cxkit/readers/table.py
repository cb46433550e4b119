"""Delimited text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


@reader("table", title="Delimited text", form="text")
def table(head: Head) -> ExportFile:
    """Delimited text with one line of headers, of no tool that we know: CSV, TSV and their kin.

    Encoding: UTF-8, what a byte order mark says, or `--encoding`; a byte that isn't of it stops the run with its line.
    Delimiter: the one of comma, semicolon, tab and pipe under which the first records agree on a width above one, or
    `--delimiter`; two candidates are a question. An Excel `sep=` line is understood. Headers are trimmed. One empty
    field too many at the end of every record is accepted with a note.

    Every cell is text. A record of another width, or with a quote that never closes, is rejected and counted; any
    rejected record stops the run unless `--max-rejected` allows it.
    """
    return described(head)
