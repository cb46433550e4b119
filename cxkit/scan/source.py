"""A file or a frame as a scan sees it: every column called c0, c1, …; what can't be read is told, not repaired."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError
from cxkit.scan.engine import UnreadableError, connect
from cxkit.scan.left_out import marked
from cxkit.scan.locate import line_of_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxkit.readers._responses import ExportFile, Responses
    from cxkit.scan.engine import Engine
    from cxkit.scan.statement import Statement


OPEN_QUOTE = "UNQUOTED VALUE"
"""What DuckDB calls a quote that isn't closed as it should be; lines that end in several ways look like one, too."""


class Source:
    """A file or frame as an engine sees it; mixed line ends are made one kind when it meets them."""

    def __init__(self, responses: Responses, file: ExportFile | None) -> None:
        self.responses, self.file = responses, file

    def run(
        self, statement: Statement, progress: Callable[[float], None] | None = None
    ) -> tuple[list[tuple[Any, ...]], list[tuple[int, str]]]:
        """Rows of the statement, and (line, kind) of each record that can't be read."""
        try:
            rows, bad = self._run(statement, progress)
            if not any(kind == OPEN_QUOTE for _, kind in bad) or not self._has_mixed_ends():
                return rows, bad
        except UnreadableError as error:
            if self.file is None or self.file.dialect is None:
                message = "the data can't be scanned"
                raise DataError(message, hint="is the file whole?", code="DAT101", place=self.responses.name) from error
        self.normalise()
        try:
            return self._run(statement, progress)
        except UnreadableError as error:
            message = "the text can't be divided into records"
            place = self.file.path if self.file else ""
            if self.file and error.record:
                message = "where the headers end can't be told: a quote in them isn't closed as it should be"
                place = f"{place}:{line_of_record(self.file, error.record)}"
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
        engine = connect(self.responses)
        try:
            sql = statement.sql.replace("{source}", self.sql(engine))
            rows = engine.rows(sql, statement.values, progress)
            return rows, engine.rejects(self.file) if self.file is not None else []
        finally:
            engine.close()

    def sql(self, engine: Engine) -> str:
        """What is scanned, as SQL."""
        if self.file is None:
            return engine.frame(self.responses)
        files = self.responses.files
        at = next((at for at, other in enumerate(files) if other.path == self.file.path), 0)
        others = [(engine.stored(other), place < at) for place, other in enumerate(files) if place != at]
        return marked(engine.stored(self.file, store=True), self.file, others)
