"""Readers describe exports: files and dialect, columns, who counts. They never load the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import UsageError
from cxkit.registry import Package

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.readers._responses import Responses

READERS = Package("cxkit.readers", "reader")


def open_export(
    paths: Sequence[str],
    *,
    reader: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    partials: str = "keep",
) -> Responses:
    """Describe exports of one kind with the same columns; nothing of them is loaded.

    Args:
        paths: files; `-` is standard input.
        reader: name of the reader, where the files don't tell.
        encoding: declared encoding of text files; else UTF-8 or what a byte order mark says.
        delimiter: declared delimiter of text files.
        sheet: declared sheet of workbooks.
        partials: `keep` responses of people who didn't finish, or `drop` them.

    Raises:
        UsageError: no such file or reader, or `partials` is neither word.
        DataError: a file is unreadable, or no reader or several know it.
    """
    from cxkit.readers._open import open_files

    if partials not in ("keep", "drop"):
        message = f"partials can't be '{partials}'"
        raise UsageError(message, hint="write keep or drop")
    return open_files(paths, reader=reader, encoding=encoding, delimiter=delimiter, sheet=sheet, partials=partials)


def in_zone(responses: Responses, zone: str | None) -> Responses:
    """The same responses, their times of a declared zone where neither the export nor a header names one."""
    from dataclasses import replace

    if zone is None:
        return responses
    return replace(responses, files=tuple(replace(file, zone=file.zone or zone) for file in responses.files))


def open_codebook(path: str, column: str) -> dict[str, str]:
    """What the codes of a column mean, by a codebook: code → words; see `_codebook`."""
    from cxkit.readers._codebook import read_codebook

    return read_codebook(path, column)
