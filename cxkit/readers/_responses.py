"""A description of responses: where they are, what their columns are called, and which rows count."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from cxkit.errors import DataError
from cxkit.registry import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export.

    Args:
        position: from 0; columns made of several others stand behind those of the file.
        header: as it stands in the file.
        name: trimmed.
        numeric: whether the file types it as a floating number (Parquet, frames), so that whole ones lose their '.0'.
        text: the question as it was asked, where the export says so.
        labels: code → words, where the file explains its codes.
        missing: codes that the file declares to mean no answer.
        parts: columns that each hold one point of one question; this one holds whichever is filled.
        choices: what stands above each of these columns, and in its cells where that point was chosen.
        unfit: why this is no answer to a question, such as a group derived from one.
        zone: IANA name of the zone of its times, where its header says so.
        caution: what to know where its times say when an answer was given.
        unit: of its lengths of time, where the tool fixes it and the header doesn't say it.
        group: position of the column in which the tool says whether the answer makes a promoter or a detractor.
        asks: metric that the tool itself asks here, as behind `--metric`: `nps`, `ces,version=2,scale=1..7`.
    """

    position: int
    header: str
    name: str
    numeric: bool = False
    text: str = ""
    labels: Mapping[str, str] = field(default_factory=dict, compare=False)
    missing: frozenset[str] = frozenset()
    parts: tuple[int, ...] = ()
    choices: tuple[str, ...] = ()
    unfit: str = ""
    zone: str | None = None
    caution: str = ""
    unit: str = ""
    group: int | None = None
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Rows that are well-formed and don't count, and why.

    Args:
        reason: as the row ledger prints it.
        column: position of the cell that tells.
        when: `in` (the trimmed cell is one of `values`, capitals aside), `not in` (it is filled and none of them),
            `blank`, `filled`, or `like` (it matches the regular expression `values[0]`).
        values: what the cell is held against.
        reject: the rows can't be understood, so they stop the run unless `--max-rejected` allows them.
    """

    reason: str
    column: int
    when: Literal["in", "not in", "blank", "filled", "like"] = "in"
    values: tuple[str, ...] = ()
    reject: bool = False


@dataclass(frozen=True, slots=True)
class Repeats:
    """Rows that repeat another one with the same id, of which one counts.

    Args:
        reason: as the row ledger prints it.
        column: position of the id; rows without one aren't repeats.
        latest: position of the time by which the latest counts; None: the first in the order of the cells.
        order: in which order that time writes day, month and year, where a look at the column told; None: as ISO.
        period: `month`, `quarter` or another within which rows repeat each other; None: all of them do.
        zone: IANA zone whose calendar these periods follow.
        of_counted: whether rows that don't count are no later ones.
    """

    reason: str
    column: int
    latest: int | None = None
    order: str | None = None
    period: str | None = None
    zone: str | None = None
    of_counted: bool = False


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a delimited text is laid out.

    Args:
        delimiter: one character.
        skip: records before the first response, blank lines among them.
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
        columns: in the order of the file; those made of several others last.
        exclusions: rows that don't count; the first that applies gives the reason.
        repeats: rows that repeat others.
        partial: rows of people who didn't finish; they count where they answered, unless told otherwise.
        alike: columns that tell one survey from another, so that all rows that count must agree in them.
        zone: time zone of times that carry none, where the export says so.
        excluded: reason → rows that were left out before the scan.
        rejected: reason → rows that couldn't be read before the scan.
        bad_line: where the first of them stands; 0 where there is none.
        notes: what the user should know, a sentence each.
        header_lines: lines of headers.
        by_row: the scanned text is a copy, so places are rows and not lines.
        spool: keeps a temporary copy alive.
    """

    path: str
    scan_path: str
    dialect: Dialect | None
    columns: tuple[Column, ...]
    exclusions: tuple[Exclusion, ...] = ()
    repeats: tuple[Repeats, ...] = ()
    partial: Exclusion | None = None
    alike: tuple[int, ...] = ()
    zone: str | None = None
    excluded: Mapping[str, int] = field(default_factory=dict)
    rejected: Mapping[str, int] = field(default_factory=dict)
    bad_line: int = 0
    notes: tuple[str, ...] = ()
    header_lines: int = 1
    by_row: bool = False
    spool: Any = field(default=None, repr=False, compare=False)

    @property
    def about(self) -> frozenset[int]:
        """Columns by which the reader tells who counts; they hold no answers."""
        rules = (*self.exclusions, *self.repeats, *((self.partial,) if self.partial else ()))
        return frozenset((*(rule.column for rule in rules), *self.alike))

    def zone_of(self, position: int | None) -> str | None:
        """The zone of a column's times that carry none: as its own header says, or the export."""
        named = self.columns[position].zone if position is not None else None
        return named or self.zone

    @property
    def stored(self) -> tuple[Column, ...]:
        """The columns that stand in the file itself."""
        return tuple(column for column in self.columns if not column.parts)


@dataclass(frozen=True, slots=True)
class Responses:
    """Responses in files of one layout, or in a frame.

    Args:
        reader: name of the reader.
        files: none for a frame.
        columns: of the first file; the others hold the same names.
        notes: what the user should know, a sentence each.
        frame: a frame or relation that the engine can scan.
        engine: what counts them; None is DuckDB in this process.
    """

    reader: str
    files: tuple[ExportFile, ...]
    columns: tuple[Column, ...]
    notes: tuple[str, ...] = ()
    frame: Any = field(default=None, repr=False, compare=False)
    engine: Any = field(default=None, repr=False, compare=False)

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
        found = [column for column in self.columns if _squeezed(column.name) == _squeezed(typed)]
        if len(found) == 1:
            return found[0]
        if found:
            numbers = [f"#{column.position + 1}" for column in found]
            message = f"{' and '.join(numbers)} are both called {typed.strip()}"
            choices = " or ".join(f"'{option}{number}'" for number in numbers)
            raise DataError(message, hint=f"choose one: {choices}", code="DAT106", place=f"{self.name}:1")
        message = f"no column is called '{typed.strip()}'"
        raise DataError(message, hint=_missing_hint(typed.strip(), self.columns), code="DAT107", place=f"{self.name}:1")


def _squeezed(text: str) -> str:
    return " ".join(text.split())


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
