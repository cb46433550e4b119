"""In the child process: an SPSS file becomes CSV text, with its question texts, value labels and missing codes."""

from __future__ import annotations

import csv
import datetime as dt
import math
import struct
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from cxkit.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PIECE = 10_000
_CHUNK = 1024 * 1024
_MOST_CODES = 1_000


def to_csv(source: IO[bytes], target: IO[str]) -> dict[str, Any]:
    """Write the cases as CSV; texts, labels and codes for no answer come back, by position.

    Raises:
        DataError: it can't be read as an SPSS file.
    """
    import pyreadstat

    with tempfile.NamedTemporaryFile(suffix=".sav") as copy:
        while chunk := source.read(_CHUNK):
            copy.write(chunk)
        copy.flush()
        writer = csv.writer(target, lineterminator="\n", quoting=csv.QUOTE_ALL)
        try:
            meta, done = _write(pyreadstat, copy.name, writer)
        except MemoryError:
            raise
        except Exception as error:
            message = "the file begins like SPSS but can't be read as such"
            raise DataError(message, hint="export it again, or as CSV", code="DAT101") from error
        declared = _declared_cases(copy.name)
    if declared not in (-1, done):
        message = f"the file says that it holds {declared:,} cases, and {done:,} can be read"
        raise DataError(message, hint="it may have been cut: export it again", code="DAT101")
    return _about(meta)


def _declared_cases(path: str) -> int:
    """How many cases the head of the file says it holds; −1 where it doesn't say."""
    with Path(path).open("rb") as stream:
        start = stream.read(84)
    order = "<" if struct.unpack("<i", start[64:68])[0] in (2, 3) else ">"
    cases = int(struct.unpack(f"{order}i", start[80:84])[0])
    return cases if cases >= 0 else -1


def _write(pyreadstat: Any, path: str, writer: Any) -> tuple[Any, int]:
    """Write the cases; what the file says of itself, and how many there are."""
    done, meta = 0, None
    while True:
        frame, meta = pyreadstat.read_sav(path, user_missing=True, row_offset=done, row_limit=_PIECE)
        if not done:
            writer.writerow(meta.column_names)
        for row in frame.itertuples(index=False, name=None):
            writer.writerow([_text(cell) for cell in row])
        done += len(frame)
        if len(frame) < _PIECE:
            return meta, done


def _about(meta: Any) -> dict[str, Any]:
    names = list(meta.column_names)
    labels = {
        names.index(name): {_text(code): str(words) for code, words in values.items()}
        for name, values in meta.variable_value_labels.items()
        if name in names
    }
    encoding = str(meta.file_encoding or "UTF-8").upper()
    return {
        "notes": [] if encoding.replace("-", "") in ("UTF8", "USASCII") else [f"its text is {encoding}, as it says"],
        "texts": {at: label for at, label in enumerate(meta.column_labels) if label},
        "labels": labels,
        "missing": {
            names.index(name): sorted(_codes(ranges, labels.get(names.index(name), {})))
            for name, ranges in meta.missing_ranges.items()
            if name in names
        },
    }


def _codes(ranges: Sequence[Mapping[str, Any]], labelled: Mapping[str, str]) -> set[str]:
    """The codes of no answer: those given singly or as a short range, and those of a wide range that have words."""
    codes: set[str] = set()
    for one in ranges:
        low, high = one["lo"], one["hi"]
        if isinstance(low, str):
            codes |= {low.strip().casefold()}
        elif math.isfinite(low) and math.isfinite(high) and high - low < _MOST_CODES:
            codes |= {_text(low), _text(high), *(str(code) for code in range(math.ceil(low), math.floor(high) + 1))}
        else:
            codes |= {code for code in labelled if _is_within(code, low, high)}
    return codes


def _is_within(code: str, low: float, high: float) -> bool:
    try:
        return low <= float(code) <= high
    except ValueError:
        return False


def _text(cell: Any) -> str:
    if cell is None or cell != cell:  # noqa: PLR0124 - NaN and NaT
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if math.isfinite(cell) and cell == int(cell) and abs(cell) < 1e15 else repr(float(cell))
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ", "seconds")
    return str(cell).rstrip().replace("\x00", "\ufffd")
