"""In which order a column writes day, month and year: told by the whole column, never by a single row."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cxkit.errors import DataError
from cxkit.scan.engine import UnreadableError, connect
from cxkit.scan.sample import head_values
from cxkit.scan.source import Source
from cxkit.scan.statement import Statement, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.readers._responses import ExportFile, Repeats, Responses

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_MOST_MONTHS = 12
_SHAPES = (
    ("iso", r"^\d{4}-\d\d?-\d\d?(\D.*)?$"),
    ("epoch", r"^[12]\d{9}(\.\d+)?$"),
    ("epoch-ms", r"^[12]\d{12}$"),
    ("excel", r"^[2-6]\d{4}([.,]\d+)?$"),
    ("ymd", r"^\d{4}[/.]\d\d?[/.]\d\d?(\D.*)?$"),
    ("day", r"^\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d\d)(\D.*)?$"),
)


class _Seen(NamedTuple):
    """How a column of one file writes its times: shapes, and the two numbers before the year."""

    file: str
    shapes: frozenset[str]
    first: frozenset[int]
    second: frozenset[int]
    alike: bool

    @property
    def order(self) -> str | None:
        """`dmy` or `mdy` where a number above 12 settles it, `dmy` where both numbers are always the same."""
        days, months = max(self.first, default=0), max(self.second, default=0)
        if days > _MOST_MONTHS >= months:
            return "dmy"
        if months > _MOST_MONTHS >= days:
            return "mdy"
        return "dmy" if self.alike and days <= _MOST_MONTHS else None

    @property
    def torn(self) -> bool:
        """Whether some rows can only be read one way and others only the other."""
        return min(max(self.first, default=0), max(self.second, default=0)) > _MOST_MONTHS


def date_order(responses: Responses, position: int) -> str | None:
    """How the times of a column are to be read, by all of its rows in all files; None where they are written as ISO.

    A first number above 12 anywhere means that days come first, a second one above 12 that months do; 2026/9/30 has the
    year first; whole numbers of ten or thirteen digits are seconds or thousandths since 1970. A year of two digits
    stands last.

    Raises:
        DataError: no row settles it, rows contradict each other, or numbers are days of Excel, which has two systems.
    """
    sources: Sequence[ExportFile | None] = responses.files or (None,)
    seen = [
        one
        for file in sources
        if not _is_plain(responses, file, position)
        for one in [_look(responses, file, position)]
    ]
    shapes = frozenset[str]().union(*(one.shapes for one in seen))
    for word in ("epoch", "epoch-ms", "ymd"):
        if shapes == {word}:
            return word
    name = responses.columns[position].name
    if shapes == {"excel"}:
        raise DataError(
            f"{name} holds days as numbers, and Excel has two ways to count them",
            hint="add --date-order excel (day 1 is 1 January 1900); excel-1904 for workbooks of old Macs",
            code="DAT210",
            place=f"{responses.name}:1",
        )
    dated = [one for one in seen if "day" in one.shapes]
    return _agreed(name, dated) if dated else None


def _agreed(name: str, dated: Sequence[_Seen]) -> str:
    orders = {one.order: one.file for one in dated if one.order and not one.alike}
    torn = next((one for one in dated if one.torn), None)
    if torn is not None:
        raise DataError(
            f"{name} writes some days first and some months first",
            hint="export it again in one way of writing times, best as 2026-09-30",
            code="DAT210",
            place=f"{torn.file}:1",
        )
    if len(orders) > 1:
        raise DataError(
            f"{name} has days first in {orders['dmy']} and months first in {orders['mdy']}",
            hint="score them on their own, or export them alike",
            code="DAT210",
        )
    if orders:
        return next(iter(orders)) or ""
    if all(one.alike for one in dated):
        return "dmy"
    undecided = next(one for one in dated if not one.alike)
    raise DataError(
        f"no number before the year in {name} is above 12, so days and months can't be told apart",
        hint="add --date-order dmy where 03/04/2026 is the third of April, mdy where it is the fourth of March",
        code="DAT210",
        place=f"{undecided.file}:1",
    )


def _is_plain(responses: Responses, file: ExportFile | None, position: int) -> bool:
    """Whether the first rows hold times, and all of them as ISO: the usual case, which needs no look at the rest."""
    filled = [value for value in head_values(Source(responses, file), position) if value.strip()]
    return bool(filled) and all(_ISO.match(value.strip()) for value in filled)


def _look(responses: Responses, file: ExportFile | None, position: int) -> _Seen:
    table = Table(file.columns if file else responses.columns, file is None or file.dialect is None, {})
    text = f"trim({table.text(position)})"
    shapes = " ".join(f"WHEN regexp_matches(t, '{pattern}') THEN '{shape}'" for shape, pattern in _SHAPES)
    numbers = (f"TRY_CAST(regexp_extract(t, '^(\\d+)\\D(\\d+)\\D', {at}) AS INTEGER)" for at in (1, 2))
    sql = (
        f"SELECT DISTINCT CASE {shapes} ELSE 'other' END, {', '.join(numbers)} "
        f"FROM (SELECT {text} AS t FROM {{source}}) WHERE t <> ''"
    )
    rows, _ = Source(responses, file).run(Statement(sql))
    pairs = [(first, second) for shape, first, second in rows if shape == "day"]
    return _Seen(
        file.path if file else responses.name,
        frozenset(shape for shape, *_ in rows),
        frozenset(first for first, _ in pairs),
        frozenset(second for _, second in pairs),
        all(first == second for first, second in pairs),
    )


def in_order(responses: Responses, declared: str | None) -> Responses:
    """The same responses, in which rules of repeated rows know how the time by which the latest counts is written.

    A rule by whose ids no row repeats another is left out: to rank rows takes memory, to count ids little.

    Raises:
        DataError: the order of days matters, because rows repeat others, and nothing settles it.
    """
    columns = sorted({rule.column for file in responses.files for rule in file.repeats})
    unique = {column for column in columns if not _repeated(responses, column)}
    if unique:
        files = tuple(
            replace(file, repeats=tuple(rule for rule in file.repeats if rule.column not in unique))
            for file in responses.files
        )
        responses = replace(responses, files=files)
    known: dict[int, str | None] = {}
    for file in responses.files:
        for rule in file.repeats:
            if rule.latest is not None and rule.latest not in known:
                known[rule.latest] = declared or _order_of(responses, rule, rule.latest)
    if not any(known.values()):
        return responses
    files = tuple(
        replace(file, repeats=tuple(_with_order(rule, known) for rule in file.repeats)) for file in responses.files
    )
    return replace(responses, files=files)


def _with_order(rule: Repeats, known: dict[int, str | None]) -> Repeats:
    return rule if rule.latest is None else replace(rule, order=known[rule.latest])


def _order_of(responses: Responses, rule: Repeats, latest: int) -> str | None:
    try:
        return date_order(responses, latest)
    except DataError:
        if _repeated(responses, rule.column):
            raise
        return None


def _repeated(responses: Responses, ident: int) -> bool:
    """Whether an id stands on several rows, of all files together."""
    engine = connect(responses)
    try:
        cell = f"nullif(trim(\"c{ident}\"::VARCHAR), '')"
        every = " UNION ALL ".join(f"SELECT {cell} AS t FROM {engine.stored(file)}" for file in responses.files)
        return bool(engine.rows(f"SELECT count(t) > count(DISTINCT t) FROM ({every})")[0][0])
    except UnreadableError:
        return True  # the scan itself mends line ends, or says what is wrong
    finally:
        engine.close()
