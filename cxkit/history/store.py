"""Records in measurements/: read them all, know which hold, add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import DataError, OutputError
from cxkit.files import write_new
from cxkit.history.record import Record, as_kept, from_data, to_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FOLDER = "measurements"
_LARGEST = 16 * 1024 * 1024


def read_all(root: Path) -> dict[str, Record]:
    """All records of a workspace, by name, sorted; those that others stand for included.

    Raises:
        DataError: a record isn't as it was written.
    """
    return {path.relative_to(root).as_posix(): _read(root, path) for path in _files(root)}


def read_each(root: Path) -> tuple[dict[str, Record], tuple[DataError, ...]]:
    """All records that are as they were written, by name, sorted, and what is wrong with the others."""
    records, faults = {}, []
    for path in _files(root):
        try:
            records[path.relative_to(root).as_posix()] = _read(root, path)
        except DataError as error:
            faults.append(error)
    return records, tuple(faults)


def _files(root: Path) -> list[Path]:
    folder = root / _FOLDER
    return sorted(folder.glob("[0-9]*/*.yaml")) if folder.is_dir() else []


def live(records: Mapping[str, Record]) -> dict[str, Record]:
    """Records that no other stands for.

    Raises:
        DataError: two contradict each other: of one source and period, and neither stands for the other.
    """
    superseded = {_stem(name) for record in records.values() for name in record.supersedes}
    kept = {name: record for name, record in records.items() if _stem(name) not in superseded}
    seen: dict[tuple[str, str, str], str] = {}
    for name, record in kept.items():
        for metric in record.metrics:
            key = (record.source, record.period, metric)
            if key in seen:
                message = f"{record.period} of {metric} is recorded twice, and neither record stands for the other"
                hint = f"record it again, or delete one of {_stem(seen[key])} and {_stem(name)} in git"
                raise DataError(message, hint=hint, code="HST101", place=name)
            seen[key] = name
    return kept


def add(root: Path, record: Record) -> tuple[str, bool]:
    """Write a record; its name, and whether it is new.

    Raises:
        OutputError: it can't be written, or a record of that name holds other figures.
    """
    name = record.file
    path = root / name
    if path.exists():
        if _read(root, path).metrics != as_kept(record).metrics:
            message = f"{name} holds other figures for the same data; nothing was changed"
            raise OutputError(
                message, hint="it was edited, or made by a version that counts otherwise; take it back from git"
            )
        return name, False
    return name, write_new(path, to_text(record))


def _read(root: Path, path: Path) -> Record:
    import yaml

    name = path.relative_to(root).as_posix()
    try:
        if path.is_symlink() or path.stat().st_size > _LARGEST:
            message = "the record is a link, or far too large"
            raise DataError(message, hint="take it back from git", code="HST101", place=name)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        record = from_data(yaml.load(path.read_bytes(), Loader=loader))  # noqa: S506 - the safe loader
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, yaml.YAMLError) as error:
        message = "the record isn't as it was written"
        raise DataError(
            message, hint="take it back from git; a correction is a new record", code="HST101", place=name
        ) from error
    if record.file != name:
        message = "the record's name doesn't belong to what it holds"
        raise DataError(message, hint="take it back from git; a correction is a new record", code="HST101", place=name)
    return record


def _stem(name: str) -> str:
    return name.rsplit("/", 1)[-1].removesuffix(".yaml")


def stem(name: str) -> str:
    """The name of a record without folder and ending, as `supersedes` writes it."""
    return _stem(name)
