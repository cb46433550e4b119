"""DuckDB, embedded: files and frames are scanned where they are, out of core."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError, UsageError
from cxkit.scan.beginning import beginning
from cxkit.scan.engine import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cxkit.readers._responses import Column, Dialect, ExportFile, Responses

_GIGABYTES = 2
_AT_ONCE = 10_000
_NOWHERE = "\x00"
"""No text that is scanned holds it."""
_EMPTY = "ENUM('''')"


class DuckDB:
    """A connection that loads nothing from elsewhere and thinks in UTC."""

    def __init__(self) -> None:
        import duckdb

        self._spill = tempfile.mkdtemp(prefix="cx-spill-")
        self._connection = duckdb.connect(
            config={
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "memory_limit": f"{max(_GIGABYTES, (os.cpu_count() or 1) // 4)}GB",
                "temp_directory": self._spill,
            }
        )
        # after two seconds DuckDB may draw a bar on standard output, in the midst of what is printed there for scripts
        self._connection.execute("SET enable_progress_bar = false; SET enable_progress_bar_print = false")
        self._connection.execute("SET preserve_insertion_order = false")
        self._connection.execute("SET TimeZone = 'UTC'")

    def stored(self, file: ExportFile, *, store: bool = False) -> str:
        """SQL of a file's stored columns."""
        if file.dialect is None:
            path = _literal(_no_glob(file.scan_path))
            return f"(SELECT {', '.join(_renamed(column) for column in file.stored)} FROM read_parquet({path}))"
        self._require_beginning(file, file.dialect)
        return _text_sql(file.scan_path, file.stored, file.dialect, store=store)

    def frame(self, responses: Responses) -> str:
        """SQL of a frame's columns."""
        try:
            self._connection.register("frame", responses.frame)
        except Exception as error:
            message = "this kind of frame can't be scanned"
            raise UsageError(message, hint="give a pandas or Polars frame, or an Arrow table") from error
        return f"(SELECT {', '.join(_renamed(column) for column in responses.columns)} FROM frame)"

    def rows(
        self, sql: str, values: Sequence[str | float] = (), progress: Callable[[float], None] | None = None
    ) -> list[tuple[Any, ...]]:
        """What a statement gives; an `UnreadableError` where the data can't be scanned."""
        with _told():
            return self._watched(sql, values, progress) if progress else self._fetched(sql, values)

    def stream(self, sql: str, values: Sequence[str | float] = ()) -> Iterator[tuple[Any, ...]]:
        """The same, some rows at a time."""
        with _told():
            found = self._connection.execute(sql, list(values))
            while some := found.fetchmany(_AT_ONCE):
                yield from some

    def keep(self, name: str, sql: str, values: Sequence[str | float] = ()) -> None:
        """Keep what a statement gives as a table; it may spill to disk."""
        self.rows(f"CREATE TEMP TABLE {name} AS {sql}", values)

    def rejects(self, file: ExportFile) -> list[tuple[int, str]]:
        """(line, kind) of each record that couldn't be read by the statement before."""
        if file.dialect is None:
            return []
        found = self._connection.execute("SELECT line, error_type FROM reject_errors ORDER BY line").fetchall()
        lines: dict[int, str] = {}
        for line, kind in found:
            if kind == "UNQUOTED VALUE" or line not in lines:
                lines[int(line)] = "TOO MANY COLUMNS" if kind == "CAST" else str(kind)
        return sorted(lines.items())

    def close(self) -> None:
        """Close the connection, and take away what it laid on disk."""
        self._connection.close()
        shutil.rmtree(self._spill, ignore_errors=True)

    def _require_beginning(self, file: ExportFile, dialect: Dialect) -> None:
        """Skipped headers can swallow rows (a quote or a stray carriage return in them): nobody would miss those."""
        expected = beginning(file.scan_path, dialect)
        if expected is None:
            return
        start = Path(self._spill, "start.csv")
        start.write_bytes(expected.start)
        with _told(), self._connection.cursor() as aside:  # which has rejects of its own
            rows = aside.execute(f"SELECT * FROM {_text_sql(str(start), file.stored, dialect, store=True)}").fetchall()
            rejected = aside.execute("SELECT 1 FROM reject_errors LIMIT 1").fetchall()
        if not rejected and not expected.holds(rows):
            raise UnreadableError(dialect.skip + 1)

    def _fetched(self, sql: str, values: Sequence[str | float]) -> list[tuple[Any, ...]]:
        return list(self._connection.execute(sql, list(values)).fetchall())

    def _watched(
        self, sql: str, values: Sequence[str | float], progress: Callable[[float], None]
    ) -> list[tuple[Any, ...]]:
        self._connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
        result: dict[str, Any] = {}

        def work() -> None:
            try:
                result["rows"] = self._fetched(sql, values)
            except Exception as error:  # noqa: BLE001 - handed over to the caller's thread
                result["error"] = error

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(0.1)
            progress(max(0.0, min(1.0, self._connection.query_progress() / 100)))
        if "error" in result:
            raise result["error"]
        return list(result["rows"])


@contextmanager
def _told() -> Iterator[None]:
    import duckdb

    try:
        yield
    except duckdb.OutOfMemoryException as error:
        message = "neither memory nor the disk for temporary files holds what this scan needs"
        raise DataError(message, hint="free some of it, or let TMPDIR name a larger disk", code="DAT101") from error
    except duckdb.Error as error:
        raise UnreadableError from error


def _text_sql(path: str, columns: Sequence[Column], dialect: Dialect, *, store: bool) -> str:
    """SQL of a delimited text; a record with more or fewer fields than columns is none of its rows.

    DuckDB forgives fields too many that are NULL, as empty ones are, so empty cells are made NULL only afterwards. In
    a single column, where no field can have moved, it would leave out empty lines then. Where every record ends in one
    delimiter too many, the field behind it has a type that only the empty text is of.
    """
    names = [f"c{column.position}" for column in columns]
    types = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    only = ""
    if dialect.trailing:
        types, only = f"{types}, 'surplus': '{_EMPTY}'", " WHERE surplus IS NOT NULL"
    rejects = "store_rejects = true" if store else "ignore_errors = true"
    null = "" if len(names) == 1 and not dialect.trailing else f", nullstr = '{_NOWHERE}'"
    cells = ", ".join(f"nullif({name}, '') AS {name}" for name in names)
    return (
        f"(SELECT {cells} FROM read_csv({_literal(_no_glob(path))}, auto_detect = false, header = false, "
        f"skip = {dialect.skip}, columns = {{{types}}}, delim = {_literal(dialect.delimiter)}, quote = '\"', "
        f"escape = '\"', strict_mode = true, null_padding = false, {rejects}{null}, "
        f"max_line_size = 16777216, buffer_size = 33554432){only})"
    )


def _renamed(column: Column) -> str:
    name = '"' + column.header.replace('"', '""') + '"'
    return f"{name} AS c{column.position}"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _no_glob(path: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)
