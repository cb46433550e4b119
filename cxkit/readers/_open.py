"""Choose the reader of each file and see that all have the same columns."""

from __future__ import annotations

import stat
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cxkit.errors import DataError, UsageError
from cxkit.readers import READERS
from cxkit.readers._packed import unpacked
from cxkit.readers._reader import Head
from cxkit.readers._responses import Responses

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from cxkit.readers._reader import Reader
    from cxkit.readers._responses import ExportFile

_HEAD_BYTES = 256 * 1024


def open_files(
    paths: Sequence[str],
    *,
    reader: str | None,
    encoding: str | None,
    delimiter: str | None,
    sheet: str | None,
    partials: str,
) -> Responses:
    """Describe files of one reader with the same columns."""
    if not paths:
        message = "no export was named"
        raise UsageError(message, hint="cx score FILE --metric nps=COLUMN")
    files: list[ExportFile] = []
    names: set[str] = set()
    for head in (head for path in _expanded(paths) for head in _heads(path, encoding, delimiter, sheet)):
        chosen = _named(reader, head) if reader else _recognise(head)
        names.add(chosen.name)
        file = chosen.read(head)
        files.append(_without_partial(file) if partials == "drop" else file)
    if len(names) > 1:
        message = f"the files are of different kinds: {', '.join(sorted(names))}"
        raise DataError(message, hint="score each kind on its own", code="DAT104")
    _require_same_columns(files)
    notes = dict.fromkeys(note for file in files for note in file.notes)
    return Responses(names.pop(), tuple(files), files[0].columns, tuple(notes))


def _without_partial(file: ExportFile) -> ExportFile:
    rules = file.exclusions if file.partial is None else (*file.exclusions, file.partial)
    return replace(file, exclusions=rules, partial=None)


def _expanded(paths: Sequence[str]) -> list[str]:
    """Each path, or the files that a pattern such as `exports/*.csv` stands for, in the order of their names."""
    found: list[str] = []
    for path in paths:
        where = Path(path)
        is_pattern = any(sign in where.name for sign in "*?[") and not where.exists()
        matching = sorted(str(one) for one in where.parent.glob(where.name)) if is_pattern else []
        found += matching or [path]
    return found


def _heads(path: str, encoding: str | None, delimiter: str | None, sheet: str | None) -> list[Head]:
    """The head of a file, or of each export in a zip archive."""
    scan_path, spool = _spool() if path == "-" else (path, None)
    called = "standard input" if path == "-" else path
    packed = unpacked(called, scan_path)
    return [
        Head(name, where, *_start(name, where), encoding, delimiter, sheet, kept)
        for name, where, kept in packed or [(called, scan_path, spool)]
    ]


def _named(name: str, head: Head) -> Reader:
    chosen: Reader = READERS.get(name)
    if not chosen.sniff(head):
        message = f"it isn't laid out as {chosen.title} lays out its exports"
        seen = [unit.name for unit in READERS.all() if unit.sniff(head)]
        hint = f"it looks like: {', '.join(sorted(seen))}; cx explain {name} says what is expected"
        raise DataError(message, hint=hint, code="DAT114", place=f"{head.path}:1")
    return chosen


def _recognise(head: Head) -> Reader:
    known = [unit for unit in READERS.all() if unit.sniff(head)]
    layouts = [unit for unit in known if not unit.form] or known
    if len(layouts) == 1:
        return layouts[0]  # type: ignore[no-any-return]
    names = " and ".join(unit.name for unit in layouts)
    choices = " or ".join(f"--reader {unit.name}" for unit in layouts)
    message = f"{names} both know it"
    raise DataError(message, hint=f"choose one: {choices}", code="DAT105", place=f"{head.path}:1")


def _start(path: str, scan_path: str) -> tuple[bytes, bool]:
    try:
        mode = Path(scan_path).stat().st_mode
        if not stat.S_ISREG(mode):
            message = "this is a folder, not a file" if stat.S_ISDIR(mode) else "this is not a regular file"
            raise DataError(message, hint="name the export itself, or pipe it in with -", code="DAT101", place=path)
        with Path(scan_path).open("rb") as stream:
            start = stream.read(_HEAD_BYTES)
            return start, not stream.read(1)
    except FileNotFoundError:
        message = f"there is no file {path}"
        raise UsageError(message, hint="check the path; cx reads it from the folder you are in") from None
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or "the name can't be used"
        raise DataError(cause.lower(), code="DAT101", place=path) from None


def _spool() -> tuple[str, Any]:
    import shutil

    spool = tempfile.NamedTemporaryFile(prefix="cx-", suffix=".csv")  # noqa: SIM115 - lives as long as the responses
    shutil.copyfileobj(sys.stdin.buffer, spool)
    spool.flush()
    return spool.name, spool


def _require_same_columns(files: Sequence[ExportFile]) -> None:
    first = [column.name for column in files[0].columns]
    for file in files[1:]:
        names = [column.name for column in file.columns]
        if names != first:
            differing = sorted(set(first) ^ set(names))
            which = f": only one of them has {', '.join(repr(name) for name in differing[:3])}" if differing else ""
            message = f"its columns differ from those of {files[0].path}{which}"
            raise DataError(
                message, hint="score them on their own, or export them alike", code="DAT108", place=f"{file.path}:1"
            )
