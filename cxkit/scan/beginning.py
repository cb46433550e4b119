"""Where the records of a text begin, as its reader found them: an engine that skips headers otherwise loses rows."""

from __future__ import annotations

import csv
import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.readers._responses import Dialect

_LINE = re.compile(rb"[^\r\n]*(?:\r\r\n|\r\n|\r|\n)|[^\r\n]+\Z")
_HEADS = (64 * 1024, 2 * 1024 * 1024, 32 * 1024 * 1024)


class Beginning(NamedTuple):
    """The start of a text to the end of its first record with anything in it.

    Args:
        start: the bytes.
        record: the cells of that record.
    """

    start: bytes
    record: tuple[str, ...]

    def holds(self, rows: Sequence[Sequence[str | None]]) -> bool:
        """Whether an engine read the record, and nothing else, out of this start; empty rows aside."""
        filled = [tuple(cell or "" for cell in row) for row in rows if any(row)]
        return len(filled) == 1 and filled[0] == self.record[: len(filled[0])]


def beginning(path: str, dialect: Dialect) -> Beginning | None:
    """The start of a text; None where no record with anything in it follows its headers.

    Args:
        path: of a UTF-8 text.
        dialect: how it is laid out.
    """
    for size in _HEADS:
        with Path(path).open("rb") as stream:
            head = stream.read(size)
            whole = not stream.read(1)
        lines = _LINE.findall(head)
        texts = [line.decode("utf-8", "replace").rstrip("\r\n") for line in (lines if whole else lines[:-1])]
        if texts:
            texts[0] = texts[0].removeprefix("\ufeff")
        records = csv.reader((f"{text}\n" for text in texts), delimiter=dialect.delimiter)
        try:
            for record in islice(records, dialect.skip, None):
                if any(record) and (whole or records.line_num < len(texts)):
                    return Beginning(b"".join(lines[: records.line_num]), tuple(record))
        except csv.Error:
            return None
        if whole:
            return None
    return None
