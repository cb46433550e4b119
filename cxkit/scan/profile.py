"""What the columns of an export hold, for `--inspect`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxkit.scales.labels import number_in, whole_number
from cxkit.scales.nonanswers import is_nonanswer
from cxkit.scales.vocabulary import ordered
from cxkit.scan.left_out import marks
from cxkit.scan.sample import first_records
from cxkit.scan.source import Source
from cxkit.scan.statement import Statement, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.readers._responses import Column, ExportFile, Responses

_AT_ONCE = 16
_FEW = 5
_MOST_VALUES = 25
_SMALLEST_SHOWN = 5
_LONG = 40
_IDENT = re.compile(r"(.*[\W_])?(id|Id|ID)|.*[a-z]I[dD]", re.DOTALL)
"""A header that says its cells are numbers or names of something else."""
_TIME = re.compile(r"(\d{4}-\d\d-\d\d|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})([ T].*)?\Z")


@dataclass(frozen=True, slots=True)
class Profile:
    """A column: how many rows, blanks, distinct values; whole numbers with their counts, words that many rows hold.

    Args:
        column: which.
        rows: rows that count by what the reader knows.
        blank: empty cells.
        distinct: different values.
        numbers: whole number → rows, where there are few.
        words: text → rows, only texts that five rows or more hold, where there are few.
        withheld: different texts that fewer rows hold.
        kind: `score 0-10`, `score 0-10 or 1-10` where nobody answered 0, `score 0-5`, `score 1-5`, `yes or no`,
            `whole numbers`, `words of a scale of 5`, `words of a scale` (with numbers in them), `words`, `segment`,
            `comments`, `id`, `time`, `text`, `empty`; `no answer` and `of the tool` where the reader knows it.
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
    """A profile of every column of the first file; several columns are counted in one pass."""
    file = responses.files[0] if responses.files else None
    source = Source(responses, file)
    found: list[Profile] = []
    for first in range(0, len(responses.columns), _AT_ONCE):
        batch = responses.columns[first : first + _AT_ONCE]
        values = _values(source, file, batch)
        found += [_profile(values.get(column.position, []), file, column) for column in batch]
    return tuple(found)


def _values(source: Source, file: ExportFile | None, batch: Sequence[Column]) -> dict[int, list[tuple[Any, ...]]]:
    """Of each column the values that most rows hold: value, rows, rows in all, different values in all."""
    table = Table(file.columns if file else source.responses.columns, file is None or file.dialect is None, {})
    texts = ", ".join(f"{table.text(column.position)} AS p{column.position}" for column in batch)
    names = ", ".join(f"p{column.position}" for column in batch)
    counted = " WHERE left_out IS NULL" if marks(file) else ""
    sql = (
        "SELECT name, v, n, sum(n) OVER (PARTITION BY name), count(v) OVER (PARTITION BY name) FROM ("
        f"SELECT name, v, count(*) AS n FROM (SELECT {texts} FROM {{source}}{counted}) "
        f"UNPIVOT INCLUDE NULLS (v FOR name IN ({names})) GROUP BY 1, 2) "
        f"QUALIFY row_number() OVER (PARTITION BY name ORDER BY n DESC, v) <= {_MOST_VALUES + 1} "
        "ORDER BY name, n DESC, v"
    )
    found: dict[int, list[tuple[Any, ...]]] = {}
    for name, *row in source.run(Statement(sql))[0]:
        found.setdefault(int(name[1:]), []).append(tuple(row))
    return found


def _profile(rows: Sequence[tuple[Any, ...]], file: ExportFile | None, column: Column) -> Profile:
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
    texts = [value for value, *_ in rows if value is not None]
    kind = _kind(numbers if few else {}, words, texts, distinct, total - blank)
    if column.unfit:
        kind = "no answer"
    elif file is not None and column.position in file.about and kind != "time":
        kind = "of the tool"
    elif kind != "empty" and _IDENT.fullmatch(column.name):
        kind = "id"
    return Profile(
        column,
        total,
        blank,
        distinct,
        dict(sorted(numbers.items())) if few and kind != "id" else {},
        words if few and kind != "id" else {},
        withheld,
        kind,
    )


def likely_scores(responses: Responses) -> tuple[Column, ...]:
    """Columns of the first file whose first rows look like answers on a scale; of no column that the reader knows."""
    file = responses.files[0] if responses.files else None
    if file is None:
        return ()
    source = Source(responses, file)
    records = first_records(source)
    found = []
    for column in file.stored:
        if column.unfit or column.position in file.about or _IDENT.fullmatch(column.name):
            continue
        values = [record[column.position] for record in records if column.position < len(record)]
        filled = [value for value in values if value.strip()]
        different = set(filled)
        numbers = {whole: 1 for value in different if (whole := whole_number(value)) is not None}
        kind = _kind(numbers, {}, sorted(different), len(different), len(filled)) if len(filled) >= _FEW else ""
        if kind.startswith(("score", "words of a scale")):
            found.append(column)
    return tuple(found)


def left_out_rows(responses: Responses) -> dict[str, int]:
    """How many rows of all files don't count, by why; rows that couldn't be read are not among them."""
    found: dict[str, int] = {}
    for file in responses.files:
        for reason, n in file.excluded.items():
            found[reason] = found.get(reason, 0) + n
        if marks(file):
            sql = "SELECT left_out, count(*) FROM {source} WHERE left_out IS NOT NULL GROUP BY 1"
            rejections = {rule.reason for rule in file.exclusions if rule.reject}
            for reason, n in Source(responses, file).run(Statement(sql))[0]:
                if reason not in rejections:
                    found[reason] = found.get(reason, 0) + int(n)
    return dict(sorted(found.items()))


def rejected_rows(responses: Responses, file: ExportFile) -> int:
    """How many rows of a file can't be read: found before the scan, of another width, or of a status nobody knows."""
    rules = {rule.reason for rule in file.exclusions if rule.reject}
    reasons = "SELECT left_out, count(*) FROM {source} GROUP BY 1" if marks(file) else "SELECT NULL, 0 FROM {source}"
    rows, bad = Source(responses, file).run(Statement(reasons))
    return sum(file.rejected.values()) + len(bad) + sum(int(n) for reason, n in rows if reason in rules)


def _kind(numbers: dict[int, int], words: dict[str, int], texts: Sequence[str], distinct: int, filled: int) -> str:
    if not filled:
        return "empty"
    if all(_TIME.match(text.strip()) for text in texts):
        return "time"
    if distinct > _MOST_VALUES:
        return _open_kind(texts, distinct, filled)
    if numbers and len(numbers) >= len(words):
        return _number_kind(min(numbers), max(numbers))
    return _words_kind(words, texts, filled)


def _words_kind(words: dict[str, int], texts: Sequence[str], filled: int) -> str:
    meant = [text for text in texts if not is_nonanswer(text)]
    numbered = sum(number_in(text) is not None for text in meant)
    length = next((length for length in (5, 7, 4, 3) if len(meant) > 1 and ordered(meant, length)), None)
    if length:
        return f"words of a scale of {length}"
    if numbered >= 2:
        return "words of a scale"
    often = 2 * sum(words.values()) >= filled
    return "comments" if any(len(text) > _LONG for text in texts) and not often else "segment" if words else "words"


def _open_kind(texts: Sequence[str], distinct: int, filled: int) -> str:
    if any(len(text) > _LONG or text.count(" ") > 2 for text in texts):
        return "comments"
    return "id" if distinct == filled else "text"


def _number_kind(low: int, high: int) -> str:
    """What whole numbers from a lowest to a highest look like: a scale shows by its ends, where both were answered."""
    if low >= 0 and high <= 1:
        return "yes or no"
    if low < 0 or high > 11:
        return "whole numbers"
    if high == 11 or (low, high) in ((1, 2), (2, 2)):
        return f"whole numbers {low}-{high}"
    if low == 0:
        return "score 0-10" if high > 7 else f"score 0-{high}"
    if high > 7:
        return "score 0-10 or 1-10"
    return f"score 1-{5 if high <= 5 else 7}"
