"""Codebooks: a table that says what the codes of an export mean."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from cxkit.errors import DataError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_BYTES = 1024 * 1024
_VALUE = ("value", "code")
_LABEL = ("label", "words", "text")
_COLUMN = ("column", "variable", "question", "field")
_REDCAP = ("variable / field name", "choices, calculations, or slider labels")


def read_codebook(path: str, column: str) -> dict[str, str]:
    """What the codes of a column mean: code → words.

    A codebook is a CSV with the headers `value,label`, and `column` where it explains several columns; a REDCap data
    dictionary is one too.

    Raises:
        UsageError: there is no such file.
        DataError: it is no codebook, or gives one code twice.
    """
    rows = _rows(path)
    header = [cell.strip().casefold() for cell in next(rows, [])]
    if all(name in header for name in _REDCAP):
        pairs = _dictionary(rows, header.index(_REDCAP[0]), header.index(_REDCAP[1]), column)
    else:
        value, label = _first(header, _VALUE), _first(header, _LABEL)
        if value is None or label is None:
            message = "a codebook has the headers value,label (and column, where it explains several)"
            raise DataError(message, hint="write them in its first line", code="DAT120", place=f"{path}:1")
        of = _first(header, _COLUMN)
        pairs = [
            (row[value].strip(), row[label].strip())
            for row in rows
            if len(row) > max(value, label) and (of is None or (len(row) > of and row[of].strip() == column))
        ]
    codes = dict(pairs)
    if not codes or len(codes) < len(pairs):
        said = "explains no code of this column" if not codes else "gives a code twice"
        message = f"the codebook {said}"
        raise DataError(message, hint="mend it, or leave it out", code="DAT120", place=path)
    return codes


def _rows(path: str) -> Iterator[list[str]]:
    try:
        data = Path(path).read_bytes()
    except OSError:
        message = f"there is no codebook {path}"
        raise UsageError(message, hint="check the path; cx reads it from the folder you are in") from None
    try:
        text = data[:_MOST_BYTES].decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "the codebook isn't UTF-8"
        raise DataError(message, hint="save it as UTF-8", code="DAT120", place=path) from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    return iter(list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter)))


def _first(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _dictionary(rows: Iterator[list[str]], name: int, choices: int, column: str) -> list[tuple[str, str]]:
    for row in rows:
        if len(row) > max(name, choices) and row[name].strip() == column:
            parts = [choice.partition(",") for choice in row[choices].split("|")]
            return [(code.strip(), words.strip()) for code, sign, words in parts if sign and code.strip()]
    return []
