"""The shape of a reader, and what it sees of a file."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxkit.readers._responses import ExportFile
    from cxkit.readers._table import Table


@dataclass(frozen=True)
class Head:
    """What a reader sees before it is chosen: the path as named, the bytes at the start, and what was declared.

    Args:
        path: as the user named it.
        scan_path: the bytes on disk.
        start: the first bytes, at most 256 KiB.
        whole: whether `start` is the whole file.
        encoding: declared.
        delimiter: declared.
        sheet: declared name of a workbook's sheet.
        spool: keeps a temporary copy alive.
    """

    path: str
    scan_path: str
    start: bytes
    whole: bool
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    spool: Any = field(default=None, repr=False, compare=False)

    @cached_property
    def form(self) -> str:
        """`text`, `json`, `excel`, `parquet` or `spss`; a `DataError` for what none of these is."""
        from cxkit.readers._form import form_of

        return form_of(self)

    @cached_property
    def table(self) -> Table:
        """The first records, whatever the form."""
        from cxkit.readers._form import table_of

        return table_of(self)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The first records with anything in them, at most 50, header lines among them."""
        return self.table.rows

    @property
    def header(self) -> tuple[str, ...]:
        """The cells of the first record as a layout knows them: no space around, no byte order mark."""
        return self.table.names(0)


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: whether it knows a file, and how it describes one.

    Args:
        name: as in `--reader`.
        title: as printed.
        sniff: whether this is surely its layout.
        read: the description.
        page: the reference page.
        form: the form of file that it reads when no layout is known; empty for readers of a layout.
    """

    name: str
    title: str
    sniff: Callable[[Head], bool]
    read: Callable[[Head], ExportFile]
    page: str
    form: str = ""


def reader(
    name: str, *, title: str, sniff: Callable[[Head], bool] | None = None, form: str = ""
) -> Callable[[Callable[[Head], ExportFile]], Reader]:
    """Make a reader of a function from a head to a described file; its docstring is the reference page.

    Args:
        name: as in `--reader`; the module's name.
        title: as printed.
        sniff: whether a file is surely of this layout.
        form: instead of `sniff`: any file of this form that no layout's reader claims.
    """

    def is_of_form(head: Head) -> bool:
        return head.form == form

    def decorate(function: Callable[[Head], ExportFile]) -> Reader:
        return Reader(name, title, sniff or is_of_form, function, inspect.getdoc(function) or "", form)

    return decorate
