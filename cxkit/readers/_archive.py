"""Zip archives, with bounds: nothing is inflated without counting, nothing is taken on the archive's word."""

from __future__ import annotations

import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from cxkit.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 1024**3
_MOST_ENTRIES = 2_000
_RATIO = 100
_FREE = 1024**2
_CHUNK = 256 * 1024
_HINT = "open it in Excel and save it anew, or save it as CSV"


def opened_archive(source: IO[bytes]) -> zipfile.ZipFile:
    """A zip archive whose directory is sound.

    Raises:
        DataError: it isn't, or it needs a password.
    """
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        message = "the file begins like a zip archive or workbook but isn't one, or it was cut"
        raise DataError(message, hint="export or copy it again", code="DAT102") from None
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 1 for entry in entries):
        message = "the archive needs a password"
        raise DataError(message, hint="save it without one", code="DAT117")
    if len(entries) > _MOST_ENTRIES or len(set(names)) < len(names) or _overlapping(entries):
        message = "the archive isn't built as programs build them: too many, double or overlapping entries"
        raise DataError(message, hint=_HINT, code="DAT117")
    if any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") for name in names):
        message = "the archive holds a name that leads out of it"
        raise DataError(message, hint=_HINT, code="DAT117")
    return archive


def checked_archive(source: IO[bytes]) -> zipfile.ZipFile:
    """A workbook whose parts, inflated, stay within bounds and hold no DTD.

    Raises:
        DataError: it is no workbook, or a bound is passed.
    """
    archive = opened_archive(source)
    names = archive.namelist()
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        kind = "a binary workbook (.xlsb)" if "xl/workbook.bin" in names else "an archive or document of another kind"
        message = f"this is {kind}, not an .xlsx workbook"
        raise DataError(message, hint="save it as .xlsx or CSV", code="DAT102")
    total = 0
    for name in names:
        if name.endswith("/"):
            continue
        held = b""
        for piece in pieces(archive, name):
            total += len(piece)
            if total > MOST_BYTES:
                message = f"the workbook holds more than {MOST_BYTES // 1024**3} GiB"
                raise DataError(message, hint="save it as CSV", code="DAT117")
            if name.endswith((".xml", ".rels")) and b"<!doctype" in (held + piece).lower():
                message = "a part of the workbook holds a DTD, which no program writes there"
                raise DataError(message, hint=_HINT, code="DAT117")
            held = piece[-16:]
    return archive


def pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """An entry, inflated piece by piece.

    Raises:
        DataError: it is damaged, or inflates to more than a hundred times its size.
    """
    most = max(_FREE, _RATIO * archive.getinfo(name).compress_size)
    done = 0
    for piece in _inflated(archive, name):
        done += len(piece)
        if done > most:
            message = f"an entry of the archive inflates to more than {_RATIO} times its size"
            raise DataError(message, hint=_HINT, code="DAT117")
        yield piece


def _inflated(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    try:
        with archive.open(name) as stream:
            while piece := stream.read(_CHUNK):
                yield piece
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, zlib.error):
        message = "an entry of the archive is damaged"
        raise DataError(message, hint="export or copy it again", code="DAT117") from None


def _overlapping(entries: list[zipfile.ZipInfo]) -> bool:
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + 30 + len(entry.filename.encode()) + entry.compress_size
    return False
