"""What the first records show: it steers the speed of a scan, never its result."""

from __future__ import annotations

import csv
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cxkit.scan.source import Source

_HEAD = 128 * 1024
_RECORDS = 1000


class Sample(NamedTuple):
    """The first records, summed up.

    Args:
        distinct: column → how many different values it shows.
        blank: whether a record has nothing in any of the columns asked for.
        filled: a column that is never empty and short, or the first one.
    """

    distinct: dict[int, int]
    blank: bool
    filled: int


def sample(source: Source, asked: Collection[int], *, width: int) -> Sample:
    """Look at the first records of a file or frame.

    Args:
        source: the file or frame.
        asked: columns that are counted.
        width: how many columns there are.
    """
    records = first_records(source)
    seen: dict[int, set[Any]] = {column: set() for column in range(width)}
    blank = False
    for record in records:
        for column, values in seen.items():
            values.update(record[column : column + 1])
        blank = blank or all(record[column : column + 1] in ([], [""]) for column in asked)
    filled = [column for column, values in seen.items() if values and "" not in values]
    shortest = min(filled, key=lambda column: max(map(len, seen[column])), default=0)
    return Sample({column: len(seen[column]) for column in asked}, blank, shortest)


def head_values(source: Source, position: int) -> list[str]:
    """The cells of a column in the first records."""
    return [record[position] for record in first_records(source) if position < len(record)]


def first_records(source: Source) -> list[Sequence[str]]:
    """The first records of a file or frame, at most a thousand."""
    is_text = source.file is not None and source.file.dialect is not None
    return list(_head(source) if is_text else _rows(source))


def _head(source: Source) -> Iterable[Sequence[str]]:
    file = source.file
    if file is None or file.dialect is None:
        return
    with Path(file.scan_path).open("rb") as stream:
        lines = stream.read(_HEAD).decode("utf-8", "replace").splitlines(keepends=True)
    records = csv.reader(lines, delimiter=file.dialect.delimiter)
    try:
        yield from islice(records, file.dialect.skip, file.dialect.skip + _RECORDS)
    except csv.Error:
        return


def _rows(source: Source) -> Iterable[Sequence[str]]:
    from cxkit.scan.statement import Statement

    rows, _ = source.run(Statement(f"SELECT * FROM {{source}} LIMIT {_RECORDS}"))
    return [["" if value is None else str(value) for value in row] for row in rows]
