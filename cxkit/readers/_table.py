"""The first records of an export in any form, and its description from them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError
from cxkit.readers._footer import without_footer
from cxkit.readers._responses import Column, Dialect, Exclusion, ExportFile, Repeats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cxkit.readers._reader import Head

_ZONE = re.compile(r"\((?:(?:UTC|GMT|[+-]00:00 GMT|Z)|([A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_+-]+)+))\)\s*\Z")
_NUMBERS = re.compile(r"[\d\s.,:/-]+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")


@dataclass(frozen=True, slots=True)
class Table:
    """The first records of an export, and how the rest is to be scanned.

    Args:
        rows: the first records with anything in them, header lines among them.
        ends: for each of them, how many records of the file stand before its successor, blank lines among them.
        delimiter: of the text that is scanned; None where it isn't text.
        trailing: whether every record ends in one delimiter too many.
        locate: the path that is scanned and what keeps it alive; reads the whole file where it must be checked.
        types: position → whether the file types the column as a floating number.
        unfit: position → why the form of that column is no answer to a question.
        texts: the questions as asked, where the form itself carries them.
        labels: position → code → words, likewise.
        missing: position → codes that mean no answer, likewise.
        excluded: reason → rows left out before the scan.
        rejected: reason → rows that couldn't be read before the scan.
        bad_line: where the first of them stands; 0 where there is none.
        notes: what the user should know.
        by_row: the scanned text is a copy in another form.
        misquoted: which of the first records has a cell that goes on behind its closing quote; None where none has.
    """

    rows: tuple[tuple[str, ...], ...]
    ends: tuple[int, ...]
    delimiter: str | None
    trailing: bool = False
    locate: Callable[[], tuple[str, Any]] = field(default=lambda: ("", None), repr=False)
    types: Mapping[int, bool] = field(default_factory=dict)
    unfit: Mapping[int, str] = field(default_factory=dict)
    texts: Mapping[int, str] = field(default_factory=dict)
    labels: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    missing: Mapping[int, frozenset[str]] = field(default_factory=dict)
    excluded: Mapping[str, int] = field(default_factory=dict)
    rejected: Mapping[str, int] = field(default_factory=dict)
    bad_line: int = 0
    notes: tuple[str, ...] = ()
    by_row: bool = False
    misquoted: int | None = None

    def names(self, row: int) -> tuple[str, ...]:
        """The cells of a header line, as many as the first has: one space between words, none around, no markup."""
        if row >= len(self.rows):
            return ()
        width = len(self.rows[0])
        cells = [clean_header(cell) for cell in self.rows[row][:width]]
        return (*cells, *[""] * (width - len(cells)))


def clean_header(cell: str) -> str:
    r"""A header in one line: no byte order mark, no zero-width sign, no markup, one space between words.

    Example:
        >>> clean_header("\ufeff<b>How  easy</b>\nwas it? ")
        'How easy was it?'
    """
    plain = _TAG.sub(" ", cell) if "<" in cell else cell
    return " ".join(re.sub(r"[\ufeff\u200b\u200c\u200d\u2060]", "", plain).split())


def _zone_in(name: str) -> str | None:
    """The zone that a header names behind its words: `Created (UTC)`, `Updated at (America/New_York)`."""
    match = _ZONE.search(name)
    return None if match is None else match[1] or "UTC"


def position(names: Sequence[str], *wanted: str) -> int | None:
    """Where the first of several names stands, capitals aside; None where none does."""
    folded = [name.casefold() for name in names]
    return next((folded.index(name.casefold()) for name in wanted if name.casefold() in folded), None)


def excluded(reason: str, column: int | None, *values: str, when: Any = "in", reject: bool = False) -> list[Exclusion]:
    """One exclusion, or none where the column that tells isn't there."""
    if column is None:
        return []
    return [Exclusion(reason, column, when, tuple(value.casefold() for value in values), reject)]


def repeated(reason: str, column: int | None, latest: int | None = None) -> list[Repeats]:
    """Rows with the same id as another, or none where the column of ids isn't there."""
    return [] if column is None else [Repeats(reason, column, latest)]


def holds(head: Head, *names: str) -> bool:
    """Whether the header has all of these names, capitals aside."""
    return {name.casefold() for name in names} <= {name.casefold() for name in head.header}


def only(head: Head, column: int | None) -> str:
    """What stands in a column of all of the first records; empty where they differ."""
    found = {row[column].strip().casefold() for row in head.rows[1:] if column is not None and column < len(row)}
    return found.pop() if len(found) == 1 else ""


def is_copy(head: Head) -> bool:
    """Whether a pipeline copied it into a warehouse: its own columns stand beside those of the tool."""
    return any(name.startswith(("_fivetran_", "_airbyte_", "_sdc_")) for name in head.header)


def described(
    head: Head,
    *,
    header: int = 1,
    names: Sequence[str] | None = None,
    texts: Sequence[str] | None = None,
    unfit: Mapping[int, str] | None = None,
    labels: Mapping[int | None, Mapping[str, str]] | None = None,
    missing: Mapping[int | None, Iterable[str]] | None = None,
    cautions: Mapping[int | None, str] | None = None,
    units: Mapping[int | None, str] | None = None,
    groups: Mapping[int | None, int | None] | None = None,
    asks: Mapping[int | None, str] | None = None,
    made: Iterable[Column] = (),
    exclusions: Iterable[Exclusion] = (),
    repeats: Iterable[Repeats] = (),
    partial: Iterable[Exclusion] = (),
    alike: Iterable[int | None] = (),
    footer: str = "",
    zone: str | None = None,
    notes: Iterable[str] = (),
) -> ExportFile:
    """Describe an export whose header lines are known.

    Args:
        head: what was seen of it.
        header: lines of headers.
        names: of the columns; else the cells of the first line.
        texts: the questions as asked.
        unfit: position → why that column is no answer.
        labels: position → code → words, where the layout fixes them.
        missing: position → codes that mean no answer, where the layout fixes them.
        cautions: position → what to know where the times of that column say when an answer was given.
        units: position → unit of its lengths of time, where the header doesn't say it.
        groups: score → position of the tool's own word on whether it makes a promoter, a passive or a detractor.
        asks: position → metric that the tool itself asks there.
        made: columns made of several others.
        exclusions: rows that don't count.
        repeats: rows that repeat others.
        partial: at most one rule for rows of people who didn't finish.
        alike: columns that tell one survey from another.
        footer: regular expression of lines at the end that are no responses.
        zone: of times that carry none.
        notes: a sentence each.
    """
    table = head.table
    if table.misquoted is not None and table.misquoted < header:
        message = "a header goes on behind its closing quote, so where the headers end can't be told"
        raise DataError(message, hint="export it again, or mend that header", code="DAT112", place=f"{head.path}:1")
    scan_path, spool = table.locate()
    footers = 0
    if footer and table.delimiter is not None:
        scan_path, spool, footers = without_footer(scan_path, spool, footer)
    first = table.rows[0]
    called = list(names if names is not None else table.names(0))
    own = tuple(
        Column(
            at, raw, called[at], numeric=table.types.get(at, False),
            text=(texts[at] if texts else "") or table.texts.get(at, ""),
            labels=table.labels.get(at) or (labels or {}).get(at, {}),
            missing=table.missing.get(at, frozenset()) | {code.casefold() for code in (missing or {}).get(at, ())},
            unfit=(unfit or {}).get(at, "") or table.unfit.get(at, ""), zone=_zone_in(called[at]),
            caution=(cautions or {}).get(at, ""), group=(groups or {}).get(at),
            unit=(units or {}).get(at, ""), asks=(asks or {}).get(at, ""),
        )
        for at, raw in enumerate(first)
    )  # fmt: skip
    said = (*_about_names(called, first, trailing=table.trailing), *table.notes, *notes)
    in_header = len(table.rows) > 1 and len(first) == len(table.rows[1])
    dialect = None
    if table.delimiter is not None:
        dialect = Dialect(table.delimiter, table.ends[header - 1], table.trailing and not in_header)
    return ExportFile(
        head.path,
        scan_path,
        dialect,
        (*own, *(replace(column, position=len(own) + at) for at, column in enumerate(made))),
        exclusions=tuple(exclusions),
        repeats=tuple(repeats),
        partial=next(iter(partial), None),
        alike=tuple(at for at in alike if at is not None),
        zone=zone,
        excluded={**table.excluded, **({"footer": footers} if footers else {})},
        rejected=table.rejected,
        bad_line=table.bad_line,
        notes=tuple(dict.fromkeys(said)),
        header_lines=header,
        by_row=table.by_row,
        spool=(spool, head.spool),
    )


def _about_names(names: Sequence[str], raw: Sequence[str], *, trailing: bool) -> list[str]:
    notes = []
    if any(name != cell.lstrip("\ufeff") for name, cell in zip(names, raw, strict=True) if cell.strip() == name):
        notes.append("headers were trimmed")
    if any(names) and all(_NUMBERS.fullmatch(name) for name in names if name):
        notes.append("the first line holds numbers, and is read as the names of the columns: if it is a row, add names")
    last = len(names) - 1
    unnamed = [f"#{at + 1}" for at, name in enumerate(names) if not name and not (trailing and at == last)]
    if unnamed:
        notes.append(f"columns without a name: {', '.join(unnamed[:5])}{' …' if len(unnamed) > 5 else ''}")
    repeated = [name for name, times in Counter(names).items() if times > 1 and name]
    if repeated:
        notes.append(f"{len(repeated)} header{'s stand' if len(repeated) > 1 else ' stands'} more than once")
    if trailing:
        notes.append("every record ends in one delimiter too many; the empty last field was left out")
    return notes
