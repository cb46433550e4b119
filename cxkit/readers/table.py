"""Delimited text."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING

from cxkit.errors import DataError
from cxkit.readers._reader import Head, reader
from cxkit.readers._responses import Column, Dialect, ExportFile
from cxkit.readers._text import checked, encoding_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_DELIMITERS = ",;\t|"
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
_RECORDS = 50


def _is_text(head: Head) -> bool:
    return not head.start.startswith(b"PAR1")


@reader("table", title="Delimited text", sniff=_is_text)
def table(head: Head) -> tuple[ExportFile, tuple[str, ...]]:
    """Delimited text with one line of headers: CSV, TSV and their kin.

    Encoding: UTF-8, what a byte order mark says, or `--encoding`; a byte that isn't of it stops the run with its line.
    Delimiter: the one of comma, semicolon, tab and pipe under which the first records agree on a width above one, or
    `--delimiter`; two candidates are a question. An Excel `sep=` line is understood. Headers are trimmed. One empty
    field too many at the end of every record is accepted with a note.

    Every cell is text. A record of another width, or with a quote that never closes, is rejected and counted; any
    rejected record stops the run unless `--max-rejected` allows it.
    """
    encoding = encoding_of(head)
    text = _decoded(head, encoding)
    lines_before, declared, text = _separator_line(text)
    delimiter = head.delimiter or declared or _delimiter(text, head.path)
    if len(delimiter) != 1:
        message = "a delimiter is one character"
        raise DataError(message, hint="for a tab write --delimiter $'\\t'", code="DAT110", place=head.path)
    records, header_lines = _records(text, delimiter, head)
    header = records[0]
    trailing = _has_trailing(records)
    scan_path, spool = checked(head, encoding)
    columns, notes = _columns(header, trailing=trailing)
    if trailing:
        notes += ("every record ends in one delimiter too many; the empty last field was left out",)
    dialect = Dialect(delimiter, lines_before + header_lines, trailing and not _header_has_trailing(records))
    return ExportFile(head.path, scan_path, dialect, columns, spool), notes


def _decoded(head: Head, encoding: str) -> str:
    if not head.start.strip(b"\xef\xbb\xbf\xff\xfe \r\n\t"):
        message = "the file is empty"
        raise DataError(message, hint="export it again", code="DAT111", place=f"{head.path}:1")
    if encoding.startswith("utf-8") and b"\x00" in head.start:
        checked(head, encoding)
    text = head.start.decode(encoding, "replace")
    if text.lstrip()[:1] in "[{" and _is_json(text):
        message = "this is JSON, not a table of text"
        raise DataError(message, hint="export it as CSV", code="DAT102", place=f"{head.path}:1")
    return text if head.whole else _without_last_record(text)


def _without_last_record(text: str) -> str:
    """The head of a longer file up to a line end outside quotes: its last record may be cut."""
    end = max(text.rfind("\n"), text.rfind("\r"))
    while end > 0 and text.count('"', 0, end) % 2:
        end = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end))
    return text[: end + 1] if end > 0 else text


def _is_json(text: str) -> bool:
    import re

    return bool(re.match(r'\s*(\[\s*[\[{]|\{\s*"[^"]*"\s*:)', text))


def _separator_line(text: str) -> tuple[int, str | None, str]:
    first, _, rest = text.partition("\n")
    stripped = first.strip("\r\n")
    if stripped.lower().startswith("sep=") and len(stripped) == 5:
        return 1, stripped[4], rest
    return 0, None, text


def _delimiter(text: str, path: str) -> str:
    agreed, in_header = [], []
    for candidate in _DELIMITERS:
        records = _parse(text, candidate)
        if records and len(records[0]) > 1:
            in_header.append(candidate)
            if len({len(record) for record in records}) == 1 or _has_trailing(records):
                agreed.append(candidate)
    found = agreed or in_header
    if len(found) > 1:
        names = " and ".join(_NAMES[candidate] for candidate in found)
        options = " or ".join(f"--delimiter '{candidate}'" for candidate in found)
        message = f"{names} both divide it into columns"
        raise DataError(message, hint=f"choose one: {options}", code="DAT110", place=f"{path}:1")
    return found[0] if found else ","


def _parse(text: str, delimiter: str) -> list[list[str]]:
    lines = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
    records = []
    try:
        for record in csv.reader(lines, delimiter=delimiter, strict=False):
            if record:
                records.append(record)
            if len(records) >= _RECORDS:
                break
    except csv.Error:
        return records
    return records


def _records(text: str, delimiter: str, head: Head) -> tuple[list[list[str]], int]:
    records = _parse(text, delimiter)
    if not records:
        message = "the file is empty"
        raise DataError(message, hint="export it again", code="DAT111", place=f"{head.path}:1")
    lines = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
    reader_ = csv.reader(lines, delimiter=delimiter)
    for record in reader_:
        if record:
            break
    return records, reader_.line_num


def _has_trailing(records: Sequence[Sequence[str]]) -> bool:
    header, rows = records[0], records[1:]
    if len(header) > 1 and header[-1].strip() == "" and all(len(r) == len(header) and r[-1] == "" for r in rows):
        return True
    return bool(rows) and all(len(r) == len(header) + 1 and r[-1] == "" for r in rows)


def _header_has_trailing(records: Sequence[Sequence[str]]) -> bool:
    return len(records) > 1 and len(records[0]) == len(records[1])


def _columns(header: Sequence[str], *, trailing: bool) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    names = [name.strip().lstrip("\ufeff") for name in header]
    notes = []
    if any(name != raw.lstrip("\ufeff") for name, raw in zip(names, header, strict=True)):
        notes.append("headers were trimmed")
    unnamed = [f"#{at + 1}" for at, name in enumerate(names) if not name and not (trailing and at == len(names) - 1)]
    if unnamed:
        notes.append(f"columns without a name: {', '.join(unnamed[:5])}{' …' if len(unnamed) > 5 else ''}")
    repeated = [name for name, times in Counter(names).items() if times > 1 and name]
    if repeated:
        notes.append(f"{len(repeated)} header{'s stand' if len(repeated) > 1 else ' stands'} more than once")
    columns = tuple(Column(at, raw, name) for at, (raw, name) in enumerate(zip(header, names, strict=True)))
    return columns, tuple(notes)
