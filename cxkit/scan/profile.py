"""What the columns of an export hold, for `--inspect`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.scales.labels import whole_number
from cxkit.scan.source import Source
from cxkit.scan.statement import Statement, Table

if TYPE_CHECKING:
    from cxkit.readers._responses import Column, ExportFile, Responses

_MOST_VALUES = 25
_SMALLEST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Profile:
    """A column: how many rows, blanks, distinct values; whole numbers with their counts, words that many rows hold.

    Args:
        column: which.
        rows: rows read.
        blank: empty cells.
        distinct: different values.
        numbers: whole number → rows, where there are few.
        words: text → rows, only texts that five rows or more hold, where there are few.
        withheld: different texts that fewer rows hold.
        kind: `score 0-10`, `score 1-5`, `whole numbers`, `words`, `text`, `id`, `time` or `empty`.
    """

    column: Column
    rows: int
    blank: int
    distinct: int
    numbers: dict[int, int]
    words: dict[str, int]
    withheld: int
    kind: str


def profiles(responses: Responses) -> tuple[Profile, ...]:
    """A profile of every column of the first file."""
    file = responses.files[0] if responses.files else None
    return tuple(_profile(Source(responses, file), file, column) for column in responses.columns)


def _profile(source: Source, file: ExportFile | None, column: Column) -> Profile:
    table = Table(file.columns if file else source.responses.columns, file is None or file.dialect is None, {})
    text = table.text(column.position)
    sql = (
        f"SELECT v, n, sum(n) OVER () AS rows, count(v) OVER () AS distinct_values FROM "
        f"(SELECT {text} AS v, count(*) AS n FROM {{source}} GROUP BY 1) ORDER BY n DESC, v LIMIT {_MOST_VALUES + 1}"
    )
    rows, _ = source.run(Statement(sql))
    if not rows:
        return Profile(column, 0, 0, 0, {}, {}, 0, "empty")
    total, distinct = int(rows[0][2]), int(rows[0][3])
    blank = next((int(n) for value, n, *_ in rows if value is None), 0)
    numbers: dict[int, int] = {}
    words: dict[str, int] = {}
    withheld = 0
    for value, n, *_ in rows:
        whole = whole_number(value) if value is not None else None
        if whole is not None:
            numbers[whole] = numbers.get(whole, 0) + int(n)
        elif value is not None and int(n) >= _SMALLEST_SHOWN and len(value) <= 60:
            words[value] = int(n)
        elif value is not None:
            withheld += 1
    few = distinct <= _MOST_VALUES
    kind = _kind(numbers if few else {}, words, distinct, total - blank, few=few)
    return Profile(
        column,
        total,
        blank,
        distinct,
        dict(sorted(numbers.items())) if few else {},
        words if few else {},
        withheld,
        kind,
    )


def _kind(numbers: dict[int, int], words: dict[str, int], distinct: int, filled: int, *, few: bool) -> str:
    if not filled:
        return "empty"
    if not few:
        return "id" if distinct == filled else "text"
    if numbers and len(numbers) >= len(words):
        low, high = min(numbers), max(numbers)
        if low >= 0 and high <= 11 and (low == 0 or high > 7):
            return "score 0-10" if high <= 10 else "whole numbers 0-11"
        if low >= 1 and high <= 7:
            return f"score 1-{5 if high <= 5 else 7}"
        return "whole numbers"
    return "words"
