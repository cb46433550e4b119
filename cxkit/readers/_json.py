"""JSON: objects, spread into columns."""

from __future__ import annotations

import csv
import json
import math
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError
from cxkit.readers._answers import by_field
from cxkit.readers._json_records import NotARecordError, Place, place_of, values_at
from cxkit.readers._table import Table
from cxkit.readers._text import checked, encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxkit.readers._reader import Head

_FIRST = 50
_DEEPEST = 6
_MOST_COLUMNS = 4_000


def json_lines(head: Head) -> Table:
    """The records of a JSON text as a table: `a: {b: 1}` becomes the column `a.b`.

    Numbers keep the digits they are written with. Lists stay JSON text. A record that isn't an object, gives a key
    twice or holds NaN is rejected and counted.

    Raises:
        DataError: where the records stand can't be told, the text is broken between them, or none can be read.
    """
    place = place_of(head)
    path, kept = checked(head, encoding_of(head))
    columns: dict[str, int] = {}
    rejected: dict[str, int] = {}
    bad_line = 0
    for number, record in _records(path, head.path, place):
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
        message = f"no record can be read: {reasons or 'it holds none'}"
        raise DataError(message, hint="mend the export", code="DAT112", place=f"{head.path}:{bad_line or 1}")
    spool = tempfile.NamedTemporaryFile("w", prefix="cx-", suffix=".csv", encoding="utf-8", newline="")  # noqa: SIM115
    rows = [tuple(columns)]
    writer = csv.writer(spool, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    for _, record in _records(path, head.path, place):
        if not isinstance(record, str):
            row = tuple(record.get(name, "") for name in columns)
            writer.writerow(row)
            if len(rows) < _FIRST:
                rows.append(row)
    spool.flush()
    return Table(
        tuple(rows), tuple(range(1, len(rows) + 1)), ",", locate=lambda: (spool.name, (spool, kept)),
        rejected=dict(sorted(rejected.items())), bad_line=bad_line, by_row=True,
        notes=tuple(f"its records stand under '{key}'" for key in sorted(place.keys) if len(place.keys) == 1),
    )  # fmt: skip


def _records(path: str, named: str, place: Place) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Line of each record, and its cells, or the reason why it can't be read."""
    for line, value in _lines(path) if place.lines else values_at(path, named, place, _DECODER):
        try:
            yield line, _record(value)
        except NotARecordError as error:
            yield line, str(error)


def _lines(path: str) -> Iterator[tuple[int, Any]]:
    """Number and value of each line that holds anything, or why it can't be read."""
    with Path(path).open(encoding="utf-8-sig", newline="\n") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                try:
                    yield number, _DECODER.decode(line)
                except (ValueError, RecursionError) as error:
                    yield number, error


def _record(value: Any) -> dict[str, str]:
    if isinstance(value, RecursionError):
        raise NotARecordError("nested too deep")
    if isinstance(value, json.JSONDecodeError):
        raise NotARecordError("not JSON")
    if isinstance(value, NotARecordError):
        raise value
    if not isinstance(value, dict):
        raise NotARecordError("no JSON object")
    cells: dict[str, str] = {}
    _spread(value, "", cells, 1)
    try:
        "".join((*cells, *cells.values())).encode()
    except UnicodeEncodeError:
        raise NotARecordError("broken text") from None
    return cells


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotARecordError("key given twice")
    return found


def _finite(text: str) -> str:
    if not math.isfinite(float(text)):
        raise NotARecordError("no finite number")
    return text


def _not_finite(_: str) -> str:
    raise NotARecordError("no finite number")


def _spread(value: Mapping[str, Any], prefix: str, cells: dict[str, str], depth: int) -> None:
    for key, inner in value.items():
        name = f"{prefix}{key}"
        if isinstance(inner, dict) and inner and depth < _DEEPEST:
            _spread(inner, f"{name}.", cells, depth + 1)
        elif isinstance(inner, list) and (answers := by_field(inner)):
            _spread(answers, f"{name}.", cells, depth + 1)
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
        raise NotARecordError("nested too deep") from None


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_int=str, parse_float=_finite, parse_constant=_not_finite)
