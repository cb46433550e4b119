"""Zipped exports, as survey tools hand them over: each export inside becomes a file of its own, within bounds."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError
from cxkit.readers._archive import MOST_BYTES, opened_archive, pieces

if TYPE_CHECKING:
    import zipfile

_EXPORTS = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".xlsx", ".sav", ".parquet")
_OFFICE = ("[Content_Types].xml", "mimetype")


def unpacked(called: str, path: str) -> list[tuple[str, str, Any]]:
    """The exports in a zip archive, by name: what to call each, its path, and what keeps it alive.

    Empty where the file is no zip archive, or a workbook, which is one too.

    Args:
        called: as the user named it.
        path: of the bytes.

    Raises:
        DataError: the archive is unsound or holds no export.
    """
    try:
        with Path(path).open("rb") as stream:
            if stream.read(4) != b"PK\x03\x04":
                return []
            archive = opened_archive(stream)
            names = archive.namelist()
            if any(name in names for name in _OFFICE):
                return []
            return _inflated(archive, _exports(names), called)
    except DataError as error:
        error.place = error.place or called
        raise
    except OSError:
        return []


def _exports(names: list[str]) -> list[str]:
    found = sorted(name for name in names if name.lower().endswith(_EXPORTS) and "__MACOSX" not in name)
    if not found:
        message = "the zip archive holds no export"
        raise DataError(message, hint="it should hold a CSV, JSON, or a workbook", code="DAT102")
    return found


def _inflated(archive: zipfile.ZipFile, names: list[str], called: str) -> list[tuple[str, str, Any]]:
    made = []
    total = 0
    for name in names:
        spool = tempfile.NamedTemporaryFile(prefix="cx-", suffix=Path(name).suffix)  # noqa: SIM115 - lives on
        for piece in pieces(archive, name):
            total += len(piece)
            if total > MOST_BYTES:
                message = f"the archive holds more than {MOST_BYTES // 1024**3} GiB"
                raise DataError(message, hint="unpack it first", code="DAT117")
            spool.write(piece)
        spool.flush()
        made.append((f"{called}/{name}", spool.name, spool))
    return made
