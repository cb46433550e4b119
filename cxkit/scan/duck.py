"""Scan files and frames with DuckDB: one statement, one pass, out of core."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxkit.errors import BugError, DataError, UsageError
from cxkit.scan.locate import locate
from cxkit.scan.request import BLANK, Group, Ledger, Tally
from cxkit.scan.statement import BLANK_ROW, REJECTIONS, UNREADABLE_TIME, build
from cxkit.scan.where import used
from cxkit.stats.weights import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cxkit.readers._responses import Column, ExportFile, Responses
    from cxkit.scan.request import Request
    from cxkit.scan.statement import Statement

WRONG_WIDTH = "wrong number of fields"


def scan(
    responses: Responses,
    request: Request,
    *,
    max_rejected: float = 0,
    progress: Callable[[float], None] | None = None,
) -> Tally:
    """Count raw answers in files or a frame.

    Args:
        responses: what to scan.
        request: what to count.
        max_rejected: how many rows may be unreadable: a number, or a share below 1.
        progress: told the share that is done, 0 to 1.

    Raises:
        DataError: rows can't be read and more of them than allowed; nothing is counted in silence.
    """
    names = {name: responses.column(name, "--where ").position for name in used(request.where)}
    groups: dict[Group, dict[str | None, Cell]] = {}
    ledgers = []
    sources: tuple[ExportFile | None, ...] = responses.files or (None,)
    for done, file in enumerate(sources):
        step = None if progress is None else _part(progress, done, len(sources))
        counted, ledger = _scan_one(responses, file, request, names, step)
        _require_few_rejected(responses, file, request, ledger, max_rejected)
        _merge(groups, counted)
        ledgers.append(ledger)
    return Tally(groups, tuple(ledgers), responses.notes)


def _scan_one(
    responses: Responses,
    file: ExportFile | None,
    request: Request,
    names: Mapping[str, int],
    progress: Callable[[float], None] | None,
) -> tuple[dict[Group, dict[str | None, Cell]], Ledger]:
    columns = file.columns if file else responses.columns
    statement = build(request, columns, names, drop_blank=False)
    source = Source(responses, file)
    rows, bad_lines = source.run(statement, progress)
    blank = 0
    if any(row[0] == _total_bits(statement) and row[-1] for row in rows):
        blank = source.blank_rows(columns)
        if blank:
            statement = build(request, columns, names, drop_blank=True)
            rows, bad_lines = source.run(statement, progress)
    return _read(rows, statement, request, columns), _ledger(responses, file, rows, statement, blank, bad_lines)


class Source:
    """A file or frame as DuckDB sees it; mixed line ends are made one kind when it meets them."""

    def __init__(self, responses: Responses, file: ExportFile | None) -> None:
        self.responses, self.file = responses, file

    def run(
        self, statement: Statement, progress: Callable[[float], None] | None = None
    ) -> tuple[list[tuple[Any, ...]], list[tuple[int, str]]]:
        """Rows of the statement, and (line, kind) of each record that can't be read."""
        import duckdb

        try:
            return self._run(statement, progress)
        except duckdb.Error as error:
            if self.file is None or self.file.dialect is None:
                message = "the data can't be scanned"
                raise DataError(message, hint="is the file whole?", code="DAT101", place=self.responses.name) from error
            if isinstance(error, duckdb.OutOfMemoryException):
                raise
        from cxkit.readers._text import normalised

        path, spool = normalised(self.file.scan_path)
        self.file = replace(self.file, scan_path=path, spool=spool)
        try:
            return self._run(statement, progress)
        except duckdb.Error as error:
            message = "the text can't be divided into records"
            raise DataError(message, hint="export it again as CSV", code="DAT112", place=self.file.path) from error

    def blank_rows(self, columns: Iterable[Column]) -> int:
        """How many rows have nothing in any cell."""
        from cxkit.scan.statement import Statement, cell

        blank = " AND ".join(f"{cell(column)} IS NULL" for column in columns)
        rows, _ = self.run(Statement(f"SELECT count(*) FROM {{source}} WHERE {blank}", (), (), ()))
        return int(rows[0][0])

    def _run(
        self, statement: Statement, progress: Callable[[float], None] | None
    ) -> tuple[list[tuple[Any, ...]], list[tuple[int, str]]]:
        import duckdb

        connection = duckdb.connect(
            config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
        )
        try:
            connection.execute("SET preserve_insertion_order = false")
            connection.execute("SET TimeZone = 'UTC'")
            sql = statement.sql.replace("{source}", self._source(connection))
            rows = _execute(connection, sql, statement.values, progress)
            return rows, self._rejects(connection)
        finally:
            connection.close()

    def _source(self, connection: Any) -> str:
        if self.file is None:
            return _frame_source(connection, self.responses)
        path = _literal(_no_glob(self.file.scan_path))
        if self.file.dialect is None:
            picked = ", ".join(_renamed(column) for column in self.file.columns)
            return f"(SELECT {picked} FROM read_parquet({path}))"
        names = [f"c{column.position}" for column in self.file.columns]
        if self.file.dialect.trailing:
            names.append("trailing")
        types = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
        return (
            f"read_csv({path}, auto_detect = false, header = false, skip = {self.file.dialect.skip}, "
            f"columns = {{{types}}}, delim = {_literal(self.file.dialect.delimiter)}, quote = '\"', escape = '\"', "
            f"strict_mode = true, null_padding = false, store_rejects = true, max_line_size = 16777216)"
        )

    def _rejects(self, connection: Any) -> list[tuple[int, str]]:
        if self.file is None or self.file.dialect is None:
            return []
        found = connection.execute("SELECT line, error_type FROM reject_errors ORDER BY line").fetchall()
        lines: dict[int, str] = {}
        for line, kind in found:
            if kind == "UNQUOTED VALUE" or line not in lines:
                lines[int(line)] = str(kind)
        return sorted(lines.items())


def _execute(
    connection: Any, sql: str, values: tuple[str | float, ...], progress: Callable[[float], None] | None
) -> list[tuple[Any, ...]]:
    if progress is None:
        return list(connection.execute(sql, list(values)).fetchall())
    connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
    result: dict[str, Any] = {}

    def work() -> None:
        try:
            result["rows"] = connection.execute(sql, list(values)).fetchall()
        except Exception as error:  # noqa: BLE001 - handed over to the caller's thread
            result["error"] = error

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(0.1)
        progress(max(0.0, min(1.0, connection.query_progress() / 100)))
    if "error" in result:
        raise result["error"]
    return list(result["rows"])


def _frame_source(connection: Any, responses: Responses) -> str:
    try:
        connection.register("frame", responses.frame)
    except Exception as error:
        message = "this kind of frame can't be scanned"
        raise UsageError(message, hint="give a pandas or Polars frame, or an Arrow table") from error
    return f"(SELECT {', '.join(_renamed(column) for column in responses.columns)} FROM frame)"


def _renamed(column: Column) -> str:
    name = '"' + column.header.replace('"', '""') + '"'
    return f"nullif({name}::VARCHAR, '') AS c{column.position}"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _no_glob(path: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)


def _total_bits(statement: Statement) -> int:
    return int(2 ** (len(statement.keys) - 1) - 1)


def _read(
    rows: Iterable[tuple[Any, ...]], statement: Statement, request: Request, columns: Iterable[Column]
) -> dict[Group, dict[str | None, Cell]]:
    names = {column.position: column.name for column in columns}
    shapes = _shapes(statement, request)
    at = {key: index + 1 for index, key in enumerate(statement.keys)}
    first = len(statement.keys) + 1
    groups: dict[Group, dict[str | None, Cell]] = {}
    for row in rows:
        if row[0] not in shapes or row[at["state"]] is not None:
            continue
        cell = Cell(row[first], row[first + 1], row[first + 2]) if request.weight is not None else Cell.of(row[first])
        for question, breakdown in shapes[row[0]]:
            segment = tuple((names[column], row[at[f"k{column}"]] or BLANK) for column in breakdown)
            group = Group(question, segment, row[at["period"]] if request.period else None)
            counts = groups.setdefault(group, {})
            raw = row[at[f"k{question}"]]
            counts[raw] = counts[raw].plus(cell) if raw in counts else cell
    return groups


def _shapes(statement: Statement, request: Request) -> dict[int, list[tuple[int, tuple[int, ...]]]]:
    """For each grouping set's bits, the questions and breakdowns it answers."""
    shapes: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
    for described in statement.sets:
        if described is None:
            continue
        question, breakdown = described
        kept = {"state", f"k{question}", *(f"k{column}" for column in breakdown)}
        if request.period:
            kept.add("period")
        bits = 0
        for key in statement.keys:
            bits = bits * 2 + (key not in kept)
        if described not in shapes.setdefault(bits, []):
            shapes[bits].append(described)
    return shapes


def _merge(into: dict[Group, dict[str | None, Cell]], counted: Mapping[Group, Mapping[str | None, Cell]]) -> None:
    for group, counts in counted.items():
        known = into.setdefault(group, {})
        for raw, cell in counts.items():
            known[raw] = known[raw].plus(cell) if raw in known else cell


def _ledger(
    responses: Responses,
    file: ExportFile | None,
    rows: Iterable[tuple[Any, ...]],
    statement: Statement,
    blank: int,
    bad_lines: list[tuple[int, str]],
) -> Ledger:
    first = len(statement.keys) + 1
    states = {row[1]: row[first] for row in rows if row[0] == _total_bits(statement)}
    used_rows = states.pop(None, 0)
    excluded = {reason: n for reason, n in states.items() if reason not in REJECTIONS}
    rejected = {reason: n for reason, n in states.items() if reason in REJECTIONS}
    if file:
        excluded |= file.excluded
        rejected |= file.rejected
    if blank:
        excluded[BLANK_ROW] = blank
    if bad_lines:
        rejected[WRONG_WIDTH] = len(bad_lines)
        _require_closed_quotes(file, bad_lines)
    total = used_rows + sum(excluded.values()) + sum(rejected.values())
    ledger = Ledger(
        file.path if file else "frame", responses.reader, total, used_rows, _sorted(excluded), _sorted(rejected)
    )
    if not ledger.balanced:
        message = "the rows of an export aren't all accounted for"
        raise BugError(message)
    return ledger


def _sorted(reasons: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(reasons.items()))


def _require_closed_quotes(file: ExportFile | None, bad_lines: list[tuple[int, str]]) -> None:
    open_quotes = [line for line, kind in bad_lines if kind == "UNQUOTED VALUE"]
    if open_quotes and file is not None:
        raise DataError(
            "a quote opens here and isn't closed as it should be",
            hint='double the quotes inside a quoted text (""), or close it; \\" is not CSV',
            code="DAT113",
            place=f"{file.path}:{open_quotes[0]}",
        )
    other = [line for line, kind in bad_lines if kind not in ("TOO MANY COLUMNS", "MISSING COLUMNS")]
    if other and file is not None:
        message = "this record can't be read"
        raise DataError(message, hint="export it again", code="DAT112", place=f"{file.path}:{other[0]}")


def _require_few_rejected(
    responses: Responses, file: ExportFile | None, request: Request, ledger: Ledger, allowed: float
) -> None:
    rejected = sum(ledger.rejected.values())
    if not rejected or rejected <= (allowed * ledger.rows if allowed < 1 else allowed):
        return
    parts = ", ".join(f"{n} {reason}" for reason, n in ledger.rejected.items())
    message = f"{rejected} of {ledger.rows} rows can't be read: {parts}"
    hint = f"mend the export, or allow them: --max-rejected {rejected}"
    line = f":{file.bad_line}" if file is not None and file.bad_line else ""
    if WRONG_WIDTH in ledger.rejected and file is not None:
        line = f":{first_wrong_width(responses, file)}"
        hint = f"the header names {len(file.columns)} columns; {hint}"
    elif UNREADABLE_TIME in ledger.rejected:
        hint = "times are read as 2026-09-30 14:05; for 30/09/2026 add --date-order dmy, for 09/30/2026 mdy"
        if file is not None and request.time is not None:
            line = f":{locate(file, request.time, _unreadable_time(request))}"
    raise DataError(message, hint=hint, code="DAT201", place=f"{ledger.path}{line}")


def _unreadable_time(request: Request) -> Callable[[str], bool]:
    from cxkit.scan.locate import looks_like_time

    return lambda text: bool(text.strip()) and not looks_like_time(text, request.date_order)


def first_wrong_width(responses: Responses, file: ExportFile) -> int:
    """The first line whose record has another number of fields than the header."""
    from cxkit.scan.statement import Statement

    _, bad = Source(responses, file).run(Statement("SELECT count(*) FROM {source}", (), (), ()))
    return bad[0][0] if bad else 1


def _part(progress: Callable[[float], None], done: int, parts: int) -> Callable[[float], None]:
    return lambda share: progress((done + share) / parts)
