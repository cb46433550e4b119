"""JSON lines: one object a line, spread into columns."""

from __future__ import annotations

import csv
import json
import math
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError
from cxkit.readers._table import Table
from cxkit.readers._text import checked, encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxkit.readers._reader import Head

_FIRST = 50
_DEEPEST = 6
_MOST_COLUMNS = 4_000
_WRAPPER = re.compile(r'\s*\{(?:\s*"[^"]*"\s*:\s*(?:"[^"]*"|[\w.+-]+)\s*,)*\s*"(?P<key>[A-Za-z_]\w*)"\s*:\s*\[\s*\{')


class _NotARecordError(ValueError):
    """A line that is no record; its text is the reason that the row ledger prints."""


def json_lines(head: Head) -> Table:
    """The records of a file with one JSON object a line, as a table: `a: {b: 1}` becomes the column `a.b`.

    Numbers keep the digits they are written with. Lists stay JSON text. A line that isn't an object, gives a key twice
    or holds NaN is rejected and counted.

    Raises:
        DataError: the file is one JSON document, or no line can be read.
    """
    _require_lines(head)
    path, kept = checked(head, encoding_of(head))
    columns: dict[str, int] = {}
    rejected: dict[str, int] = {}
    bad_line = 0
    for number, record in _records(path):
        if isinstance(record, str):
            rejected[record] = rejected.get(record, 0) + 1
            bad_line = bad_line or number
            continue
        for name in record:
            columns.setdefault(name, len(columns))
        if len(columns) > _MOST_COLUMNS:
            message = f"its records have more than {_MOST_COLUMNS:,} different keys"
            raise DataError(message, hint="leave out what isn't needed", code="DAT112", place=f"{head.path}:{number}")
    if not columns:
        reasons = ", ".join(f"{n} {reason}" for reason, n in sorted(rejected.items()))
        message = f"no record can be read: {reasons or 'no line holds one'}"
        raise DataError(message, hint="mend the export", code="DAT112", place=f"{head.path}:{bad_line or 1}")
    spool = tempfile.NamedTemporaryFile("w", prefix="cx-", suffix=".csv", encoding="utf-8", newline="")  # noqa: SIM115
    rows = [tuple(columns)]
    writer = csv.writer(spool, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    for _, record in _records(path):
        if not isinstance(record, str):
            row = tuple(record.get(name, "") for name in columns)
            writer.writerow(row)
            if len(rows) < _FIRST:
                rows.append(row)
    spool.flush()
    return Table(
        tuple(rows), tuple(range(1, len(rows) + 1)), ",", locate=lambda: (spool.name, (spool, kept)),
        rejected=dict(sorted(rejected.items())), bad_line=bad_line, by_row=True,
    )  # fmt: skip


def _records(path: str) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Number of each line that holds anything, and its cells, or the reason why it can't be read."""
    with Path(path).open(encoding="utf-8-sig", newline="\n") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                try:
                    yield number, _record(line)
                except _NotARecordError as error:
                    yield number, str(error)


def _record(line: str) -> dict[str, str]:
    try:
        found = json.loads(
            line, object_pairs_hook=_unique, parse_int=str, parse_float=_finite, parse_constant=_not_finite
        )
    except RecursionError:
        raise _NotARecordError("nested too deep") from None
    except json.JSONDecodeError:
        raise _NotARecordError("not JSON") from None
    if not isinstance(found, dict):
        raise _NotARecordError("no JSON object")
    cells: dict[str, str] = {}
    _spread(found, "", cells, 1)
    try:
        "".join((*cells, *cells.values())).encode()
    except UnicodeEncodeError:
        raise _NotARecordError("broken text") from None
    return cells


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _NotARecordError("key given twice")
    return found


def _finite(text: str) -> str:
    if not math.isfinite(float(text)):
        raise _NotARecordError("no finite number")
    return text


def _not_finite(_: str) -> str:
    raise _NotARecordError("no finite number")


def _spread(value: Mapping[str, Any], prefix: str, cells: dict[str, str], depth: int) -> None:
    for key, inner in value.items():
        name = f"{prefix}{key}"
        if isinstance(inner, dict) and inner and depth < _DEEPEST:
            _spread(inner, f"{name}.", cells, depth + 1)
        elif isinstance(inner, str):
            cells[name] = inner.replace("\x00", "\ufffd")
        elif isinstance(inner, bool):
            cells[name] = "true" if inner else "false"
        else:
            cells[name] = "" if inner is None else _text(inner)


def _text(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False).replace("\x00", "\ufffd")
    except RecursionError:
        raise _NotARecordError("nested too deep") from None


def _require_lines(head: Head) -> None:
    text = head.start.decode("utf-8", "replace").removeprefix("\ufeff")
    if text.lstrip().startswith("["):
        message = "this is one JSON array, not a record a line"
        hint = f"divide it: jq -c '.[]' {head.path} > answers.jsonl"
        raise DataError(message, hint=hint, code="DAT102", place=f"{head.path}:1")
    wrapper = _WRAPPER.match(text)
    first = text.lstrip().partition("\n")[0]
    if wrapper and (head.whole or "\n" not in text.strip()) and not _several(text):
        message = f"this is one JSON document with its records under '{wrapper['key']}', not a record a line"
        hint = f"divide it: jq -c '.{wrapper['key']}[]' {head.path} > answers.jsonl"
        raise DataError(message, hint=hint, code="DAT102", place=f"{head.path}:1")
    if first.strip() in ("{", "{ ") or (not first.rstrip().endswith("}") and len(first) < len(text.strip())):
        message = "this is JSON over several lines, not a record a line"
        hint = f"divide it: jq -c . {head.path} > answers.jsonl"
        raise DataError(message, hint=hint, code="DAT102", place=f"{head.path}:1")


def _several(text: str) -> bool:
    """Whether the first line is a whole object and another one follows."""
    lines = [line for line in text.split("\n") if line.strip()]
    try:
        return len(lines) > 1 and isinstance(json.loads(lines[0]), dict)
    except (ValueError, RecursionError):
        return False
