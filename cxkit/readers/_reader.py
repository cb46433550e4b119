"""The shape of a reader."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxkit.readers._responses import ExportFile


@dataclass(frozen=True, slots=True)
class Head:
    """What a reader sees before it is chosen: the path as named, the bytes at the start, and what was declared.

    Args:
        path: as the user named it.
        scan_path: the bytes on disk.
        start: the first bytes, at most 256 KiB.
        whole: whether `start` is the whole file.
        encoding: declared.
        delimiter: declared.
    """

    path: str
    scan_path: str
    start: bytes
    whole: bool
    encoding: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: whether it knows a file, and how it describes one."""

    name: str
    title: str
    sniff: Callable[[Head], bool]
    read: Callable[[Head], tuple[ExportFile, tuple[str, ...]]]
    page: str


def reader(
    name: str, *, title: str, sniff: Callable[[Head], bool]
) -> Callable[[Callable[[Head], tuple[ExportFile, tuple[str, ...]]]], Reader]:
    """Make a reader of a function from a head to a described file and notes; its docstring is the reference page."""

    def decorate(function: Callable[[Head], tuple[ExportFile, tuple[str, ...]]]) -> Reader:
        return Reader(name, title, sniff, function, inspect.getdoc(function) or "")

    return decorate
