"""A description of responses: where they are and what their columns are called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError
from cxkit.registry import suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export.

    Args:
        position: from 0.
        header: as it stands in the file.
        name: trimmed.
        numeric: whether the file types it as a floating number (Parquet, frames), so that whole ones lose their '.0'.
    """

    position: int
    header: str
    name: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a delimited text is laid out.

    Args:
        delimiter: one character.
        skip: physical lines before the first record.
        trailing: whether every record ends in one delimiter too many.
    """

    delimiter: str
    skip: int
    trailing: bool = False


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file as the scan must read it.

    Args:
        path: as the user named it.
        scan_path: what is scanned; differs where the file was transcoded or came from standard input.
        dialect: None for Parquet.
        columns: in the order of the file.
        spool: keeps a temporary copy alive.
    """

    path: str
    scan_path: str
    dialect: Dialect | None
    columns: tuple[Column, ...]
    spool: Any = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Responses:
    """Responses in files of one layout, or in a frame.

    Args:
        reader: name of the reader.
        files: none for a frame.
        columns: of the first file; the others hold the same names.
        notes: what the user should know, a sentence each.
        frame: a frame or relation that DuckDB can scan.
    """

    reader: str
    files: tuple[ExportFile, ...]
    columns: tuple[Column, ...]
    notes: tuple[str, ...] = ()
    frame: Any = field(default=None, repr=False, compare=False)

    @property
    def name(self) -> str:
        """The first file's path, or `frame`."""
        return self.files[0].path if self.files else "frame"

    def column(self, typed: str, option: str = "--metric …=") -> Column:
        """The column a user means by its header or by `#7`.

        Raises:
            DataError: no column or several are called so; the hint says how to go on.
        """
        if typed.startswith("#") and typed[1:].isascii() and typed[1:].isdigit():
            position = int(typed[1:]) - 1
            if 0 <= position < len(self.columns):
                return self.columns[position]
            message = f"there is no column {typed}: the file has {len(self.columns)}"
            raise DataError(message, code="DAT107", place=f"{self.name}:1")
        found = [column for column in self.columns if column.name == typed.strip()]
        if len(found) == 1:
            return found[0]
        if found:
            numbers = [f"#{column.position + 1}" for column in found]
            message = f"{' and '.join(numbers)} are both called {typed.strip()}"
            choices = " or ".join(f"'{option}{number}'" for number in numbers)
            raise DataError(message, hint=f"choose one: {choices}", code="DAT106", place=f"{self.name}:1")
        message = f"no column is called '{typed.strip()}'"
        raise DataError(message, hint=_missing_hint(typed.strip(), self.columns), code="DAT107", place=f"{self.name}:1")


def _missing_hint(typed: str, columns: Sequence[Column]) -> str:
    names = [column.name for column in columns if column.name]
    close = suggestion(typed, names)
    folded = [name for name in names if name.casefold() == typed.casefold()]
    if folded:
        return f"did you mean '{folded[0]}'?"
    if close:
        return close
    if len(columns) == 1:
        return "the file seems to have one column only: is the delimiter right? add --delimiter"
    return f"see what was recognised: add --inspect (the first line must name the {len(columns)} columns)"
