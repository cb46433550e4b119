"""What runs the statements of a scan: DuckDB in this process, or Spark."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from cxkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cxkit.readers._responses import ExportFile, Responses

ENGINES = ("duckdb", "spark")


class UnreadableError(Exception):
    """The engine can't divide a text into records, or read a file or frame at all.

    Args:
        record: from which on, from 1, where that is known; else 0.
    """

    def __init__(self, record: int = 0) -> None:
        super().__init__()
        self.record = record


class Engine(Protocol):
    """Statements are written in DuckDB's SQL; the columns of what is scanned are called c0, c1 and so on."""

    def stored(self, file: ExportFile, *, store: bool = False) -> str:
        """SQL of a file's stored columns; records that can't be read are left out, with `store` told by `rejects`."""

    def frame(self, responses: Responses) -> str:
        """SQL of a frame's columns."""

    def rows(
        self, sql: str, values: Sequence[str | float] = (), progress: Callable[[float], None] | None = None
    ) -> list[tuple[Any, ...]]:
        """What a statement gives.

        Raises:
            UnreadableError: the data can't be scanned.
        """

    def keep(self, name: str, sql: str, values: Sequence[str | float] = ()) -> None:
        """Keep what a statement gives as a table of this name, until `close`."""

    def stream(self, sql: str, values: Sequence[str | float] = ()) -> Iterator[tuple[Any, ...]]:
        """The same, some rows at a time: for statements that give many."""

    def rejects(self, file: ExportFile) -> list[tuple[int, str]]:
        """(line, kind) of each record of a file that couldn't be read; known once its statement has run."""

    def close(self) -> None:
        """Let go of what one statement needed."""


def connect(responses: Responses) -> Engine:
    """The engine of these responses."""
    if responses.engine is not None:
        engine: Engine = responses.engine
        return engine
    from cxkit.scan.duckdb import DuckDB

    return DuckDB()


def counted_by(responses: Responses, engine: str) -> Responses:
    """The same responses, counted by an engine.

    Args:
        responses: files or a frame.
        engine: one of `ENGINES`.

    Raises:
        UsageError: no such engine, it isn't installed or can't be reached, or the frame isn't its own.
    """
    if engine not in ENGINES:
        message = f"no engine is called '{engine}'"
        raise UsageError(message, hint=f"there are: {', '.join(ENGINES)}")
    if engine == "duckdb" or responses.engine is not None:
        return responses
    if not responses.files:
        message = "Spark counts its own frames, and this one isn't"
        raise UsageError(message, hint="give a frame of Spark, or leave the engine out")
    from cxkit.scan.spark import Spark

    return replace(responses, engine=Spark.start())
