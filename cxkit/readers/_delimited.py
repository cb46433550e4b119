"""Delimited text: its delimiter, its first records."""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING

from cxkit.errors import DataError
from cxkit.readers._table import Table
from cxkit.readers._text import checked, encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxkit.readers._reader import Head

_DELIMITERS = ",;\t|"
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
_RECORDS = 50
_FIELD = 16 * 1024 * 1024


def delimited(head: Head) -> Table:
    """The first records of a text, and its delimiter.

    Raises:
        DataError: it is empty, not of its encoding, or several delimiters divide it.
    """
    encoding = encoding_of(head)
    text = _decoded(head, encoding)
    before, declared = _separator_line(text)
    lines = _lines(text)[before:]
    delimiter = head.delimiter or declared or _delimiter(lines, head.path)
    if len(delimiter) != 1:
        message = "a delimiter is one character"
        raise DataError(message, hint="for a tab write --delimiter $'\\t'", code="DAT110", place=head.path)
    found = list(islice(_parse(lines, delimiter), _RECORDS))
    if not found:
        message = "the file is empty"
        raise DataError(message, hint="export it again", code="DAT111", place=f"{head.path}:1")
    rows = tuple(tuple(record) for record, _ in found)
    return Table(
        rows,
        tuple(before + end for _, end in found),
        delimiter,
        _has_trailing(rows),
        lambda: checked(head, encoding),
        misquoted=_misquoted(lines, delimiter),
    )


def _decoded(head: Head, encoding: str) -> str:
    if not head.start.strip(b"\xef\xbb\xbf\xff\xfe \r\n\t"):
        message = "the file is empty"
        raise DataError(message, hint="export it again", code="DAT111", place=f"{head.path}:1")
    if encoding.startswith("utf-8") and b"\x00" in head.start:
        checked(head, encoding)
    text = head.start.decode(encoding, "replace").removeprefix("\ufeff")
    return text if head.whole else _without_last_record(text)


def _without_last_record(text: str) -> str:
    """The head of a longer file up to a line end outside quotes: its last record may be cut."""
    end = max(text.rfind("\n"), text.rfind("\r"))
    while end > 0 and text.count('"', 0, end) % 2:
        end = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end))
    return text[: end + 1] if end > 0 else text


def _separator_line(text: str) -> tuple[int, str | None]:
    stripped = text.partition("\n")[0].strip("\r\n")
    if stripped.lower().startswith("sep=") and len(stripped) == 5:
        return 1, stripped[4]
    return 0, None


def _lines(text: str) -> list[str]:
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _parse(lines: Sequence[str], delimiter: str) -> Iterator[tuple[list[str], int]]:
    """Each record that holds anything, and how many records end with it, blank lines among them."""
    csv.field_size_limit(_FIELD)
    count = 0
    try:
        for record in csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=False):
            count += 1
            if record:
                yield record, count
    except csv.Error:
        return


def _misquoted(lines: Sequence[str], delimiter: str) -> int | None:
    records = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    count = 0
    try:
        for record in islice(records, _RECORDS):
            count += bool(record)
    except csv.Error:
        return count
    return None


def _delimiter(lines: Sequence[str], path: str) -> str:
    agreed, in_header = [], []
    for candidate in _DELIMITERS:
        records = [record for record, _ in islice(_parse(lines, candidate), _RECORDS)]
        if records and len(records[0]) > 1:
            in_header.append(candidate)
            if len({len(record) for record in records}) == 1 or _has_trailing(records):
                agreed.append(candidate)
    found = _outside_quotes(lines, agreed) or _mostly_agreed(lines, in_header)
    if len(found) > 1:
        names = " and ".join(_NAMES[candidate] for candidate in found)
        options = " or ".join(f"--delimiter '{candidate}'" for candidate in found)
        message = f"{names} both divide it into columns"
        raise DataError(message, hint=f"choose one: {options}", code="DAT110", place=f"{path}:1")
    return found[0] if found else ","


def _outside_quotes(lines: Sequence[str], candidates: Sequence[str]) -> Sequence[str]:
    """Of several delimiters those that leave quoted texts whole, where there is one."""
    whole = [
        candidate
        for candidate in candidates
        if not any(cell.count('"') % 2 for record, _ in islice(_parse(lines, candidate), _RECORDS) for cell in record)
    ]
    return whole or candidates


def _mostly_agreed(lines: Sequence[str], candidates: Sequence[str]) -> Sequence[str]:
    """Where a record or two differ (a footer, a fault), the delimiter under which the others agree with the header."""
    if len(candidates) < 2:
        return candidates
    held = []
    for candidate in candidates:
        records = [record for record, _ in islice(_parse(lines, candidate), _RECORDS)]
        same = sum(len(record) == len(records[0]) for record in records)
        if same >= max(2, 0.8 * len(records)):
            held.append(candidate)
    return held if len(held) == 1 else candidates


def _has_trailing(records: Sequence[Sequence[str]]) -> bool:
    header, rows = records[0], records[1:]
    if len(header) > 1 and header[-1].strip() == "" and all(len(r) == len(header) and r[-1] == "" for r in rows):
        return True
    return bool(rows) and all(len(r) == len(header) + 1 and r[-1] == "" for r in rows)
