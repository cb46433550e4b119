"""A file or a frame as DuckDB sees it: every column called c0, c1, …; what can't be read is told, not repaired."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxkit.readers._responses import Column, ExportFile, Responses
    from cxkit.scan.statement import Statement


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
            sql = statement.sql.replace("{source}", self.sql(connection))
            rows = _execute(connection, sql, statement.values, progress)
            return rows, self._rejects(connection)
        finally:
            connection.close()

    def sql(self, connection: Any) -> str:
        """What is scanned, as SQL."""
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


def run_together(responses: Responses, statement: Statement) -> list[tuple[Any, ...]]:
    """Rows of a statement over all files as one table; records that can't be read were told by the scan."""
    import duckdb

    sources = [Source(responses, file) for file in responses.files or (None,)]
    try:
        return _union(sources, statement)
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:
        from cxkit.readers._text import normalised

        for source in sources:
            if source.file is not None and source.file.dialect is not None:
                path, spool = normalised(source.file.scan_path)
                source.file = replace(source.file, scan_path=path, spool=spool)
        try:
            return _union(sources, statement)
        except duckdb.Error as error:
            message = "the data can't be scanned"
            raise DataError(message, hint="is the file whole?", code="DAT101", place=responses.name) from error


def _union(sources: Sequence[Source], statement: Statement) -> list[tuple[Any, ...]]:
    import duckdb

    connection = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    try:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute("SET TimeZone = 'UTC'")
        union = " UNION ALL ".join(f"SELECT * FROM {source.sql(connection)}" for source in sources)
        return list(connection.execute(statement.sql.replace("{source}", f"({union})"), list(statement.values)).fetchall())
    finally:
        connection.close()


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
