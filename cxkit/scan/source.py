"""A file or a frame as DuckDB sees it: every column called c0, c1, …; what can't be read is told, not repaired."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError, UsageError
from cxkit.scan.left_out import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxkit.readers._responses import Column, ExportFile, Responses
    from cxkit.scan.statement import Statement


OPEN_QUOTE = "UNQUOTED VALUE"
"""What DuckDB calls a quote that isn't closed as it should be; lines that end in several ways look like one, too."""


def connect() -> Any:
    """A DuckDB that loads nothing from elsewhere and thinks in UTC."""
    import duckdb

    connection = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("SET TimeZone = 'UTC'")
    return connection


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
            rows, bad = self._run(statement, progress)
            if not any(kind == OPEN_QUOTE for _, kind in bad) or not self._has_mixed_ends():
                return rows, bad
        except duckdb.Error as error:
            if self.file is None or self.file.dialect is None:
                message = "the data can't be scanned"
                raise DataError(message, hint="is the file whole?", code="DAT101", place=self.responses.name) from error
            if isinstance(error, duckdb.OutOfMemoryException):
                raise
        self.normalise()
        try:
            return self._run(statement, progress)
        except duckdb.Error as error:
            message = "the text can't be divided into records"
            place = self.file.path if self.file else ""
            raise DataError(message, hint="export it again as CSV", code="DAT112", place=place) from error

    def _has_mixed_ends(self) -> bool:
        from cxkit.readers._text import mixed_ends

        return self.file is not None and mixed_ends(self.file.scan_path)

    def normalise(self) -> None:
        """Make mixed line ends one kind, in a copy."""
        from cxkit.readers._text import normalised

        if self.file is not None and self.file.dialect is not None:
            path, spool = normalised(self.file.scan_path)
            self.file = replace(self.file, scan_path=path, spool=spool)

    def _run(
        self, statement: Statement, progress: Callable[[float], None] | None
    ) -> tuple[list[tuple[Any, ...]], list[tuple[int, str]]]:
        connection = connect()
        try:
            sql = statement.sql.replace("{source}", self.sql(connection))
            rows = _execute(connection, sql, statement.values, progress)
            return rows, self._rejects(connection)
        finally:
            connection.close()

    def sql(self, connection: Any) -> str:
        """What is scanned, as SQL."""
        if self.file is None:
            return _frame_source(connection, self.responses)
        files = self.responses.files
        at = next((at for at, other in enumerate(files) if other.path == self.file.path), 0)
        others = [(file_source(other), place < at) for place, other in enumerate(files) if place != at]
        return marked(file_source(self.file, store=True), self.file, others)

    def _rejects(self, connection: Any) -> list[tuple[int, str]]:
        if self.file is None or self.file.dialect is None:
            return []
        found = connection.execute("SELECT line, error_type FROM reject_errors ORDER BY line").fetchall()
        lines: dict[int, str] = {}
        for line, kind in found:
            if kind == OPEN_QUOTE or line not in lines:
                lines[int(line)] = str(kind)
        return sorted(lines.items())


def file_source(file: ExportFile, *, store: bool = False) -> str:
    """The stored columns of a file; what can't be read is stored, or left out where another file is looked up."""
    path = _literal(_no_glob(file.scan_path))
    if file.dialect is None:
        return f"(SELECT {', '.join(_renamed(column) for column in file.stored)} FROM read_parquet({path}))"
    names = [f"c{column.position}" for column in file.stored]
    if file.dialect.trailing:
        names.append("trailing")
    types = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    rejects = "store_rejects = true" if store else "ignore_errors = true"
    return (
        f"read_csv({path}, auto_detect = false, header = false, skip = {file.dialect.skip}, "
        f"columns = {{{types}}}, delim = {_literal(file.dialect.delimiter)}, quote = '\"', escape = '\"', "
        f"strict_mode = true, null_padding = false, {rejects}, max_line_size = 16777216, buffer_size = 33554432)"
    )


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
    return f"{name} AS c{column.position}"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _no_glob(path: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)
