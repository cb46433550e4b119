"""Spark, on this machine or a cluster: it counts by the same statements, put into its own SQL.

Texts are divided into records by DuckDB here, so that a quote or a width means the same on both engines, and laid out
as Parquet with all columns as text; Parquet files and Spark's own frames are read by Spark where they are.
"""

from __future__ import annotations

import logging
import os
import shutil
import socket
import tempfile
import warnings
import weakref
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from cxkit.errors import DataError, UsageError
from cxkit.scan.duckdb import DuckDB
from cxkit.scan.spark_sql import cell_text, to_spark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cxkit.readers._responses import ExportFile, Responses

STAGING = "spark.cxkit.staging"
_CONNECT_PORT = 15002
_PATIENCE = 10
_MANNER = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.caseSensitive": "true",
}


class Spark:
    """A session of Spark, and what of the run it can see."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._folder = Path(tempfile.mkdtemp(prefix="cx-spark-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._texts: dict[str, tuple[str, list[tuple[int, str]]]] = {}
        self._frames: dict[str, Any] = {}
        self._views: set[str] = set()

    @classmethod
    def start(cls) -> Spark:
        """The session that Spark's own configuration describes; on this machine where it describes none.

        Raises:
            UsageError: Spark or Java isn't installed, or the cluster can't be reached.
        """
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                from pyspark.sql import SparkSession
        except ImportError as error:
            message = "Spark isn't installed"
            raise UsageError(message, hint='install it with: pip install "cxkit[spark]"') from error
        if SparkSession.getActiveSession() is None:
            _require_server(os.environ["SPARK_REMOTE"]) if "SPARK_REMOTE" in os.environ else _require_java()
        with _quiet():
            try:
                session = SparkSession.builder.appName("cx score").getOrCreate()
                session.sql("SELECT 1").collect()
            except Exception as error:
                message = "Spark can't be started, or its cluster can't be reached"
                hint = "see the address in SPARK_REMOTE, or spark.master in spark-defaults.conf; CX_DEBUG=1 shows more"
                raise UsageError(message, hint=hint) from error
        return cls(session)

    def stored(self, file: ExportFile, *, store: bool = False) -> str:  # noqa: ARG002 - rejects of texts are kept
        """SQL of a file's stored columns."""
        if file.scan_path not in self._frames:
            with self._manner():
                self._frames[file.scan_path] = self._laid(file) if file.dialect else self._parquet(file)
        return self._view(self._frames[file.scan_path])

    def frame(self, responses: Responses) -> str:
        """SQL of a frame's columns."""
        if "" not in self._frames:
            with self._manner():
                self._frames[""] = _texts(responses.frame)
        return self._view(self._frames[""])

    def rows(
        self, sql: str, values: Sequence[str | float] = (), progress: Callable[[float], None] | None = None
    ) -> list[tuple[Any, ...]]:
        """What a statement gives."""
        with self._manner(), _told():
            found = self._session.sql(to_spark(sql), args=list(values)).collect()
        if progress is not None:
            progress(1.0)
        return [tuple(row) for row in found]

    def keep(self, name: str, sql: str, values: Sequence[str | float] = ()) -> None:
        """Keep what a statement gives as a cached view."""
        with self._manner(), _told():
            self._session.sql(to_spark(sql), args=list(values)).createOrReplaceTempView(name)
            self._session.catalog.cacheTable(name)
        self._views.add(name)

    def stream(self, sql: str, values: Sequence[str | float] = ()) -> Iterator[tuple[Any, ...]]:
        """The same, some rows at a time."""
        with self._manner(), _told():
            for row in self._session.sql(to_spark(sql), args=list(values)).toLocalIterator():
                yield tuple(row)

    def rejects(self, file: ExportFile) -> list[tuple[int, str]]:
        """(line, kind) of each record that couldn't be read when the text was laid out."""
        return self._texts[file.scan_path][1] if file.dialect else []

    def close(self) -> None:
        """Take the views of a statement away again; what was laid out stays for the next one."""
        for name in self._views:
            self._session.catalog.dropTempView(name)
        self._views.clear()

    def _view(self, frame: Any) -> str:
        name = f"cx_{id(self)}_{len(self._views)}"
        frame.createOrReplaceTempView(name)
        self._views.add(name)
        return f"(SELECT * FROM {name})"

    def _parquet(self, file: ExportFile) -> Any:
        return _texts(self._session.read.parquet(_local(file.scan_path)), _instants(file))

    def _laid(self, file: ExportFile) -> Any:
        path = self._folder / f"{len(self._texts)}.parquet"
        names = ", ".join(f"c{column.position}" for column in file.stored)
        engine = DuckDB()
        try:
            engine.rows(f"COPY (SELECT {names} FROM {engine.stored(file, store=True)}) TO '{path}' (FORMAT parquet)")
            self._texts[file.scan_path] = (str(path), engine.rejects(file))
        finally:
            engine.close()
        return self._session.read.parquet(self._seen(path))

    def _seen(self, path: Path) -> str:
        """Where all machines of the cluster see a file of this one."""
        if self._here:
            return _local(str(path))
        folder = self._session.conf.get(STAGING, None)
        if not folder:
            message = "the machines of the cluster can't see this file"
            hint = f"set {STAGING} to a folder that all of them can read, such as hdfs:///tmp/cx; or give a Spark frame"
            raise UsageError(message, hint=hint)
        target = f"{folder.rstrip('/')}/{self._folder.name}-{path.name}"
        _copied(self._session, path, target)
        return target

    @property
    def _here(self) -> bool:
        """Whether Spark runs on this machine alone."""
        return bool(self._session.conf.get("spark.master", "").startswith("local"))

    @contextmanager
    def _manner(self) -> Iterator[None]:
        """Spark thinking as a scan must; its user's own settings are put back."""
        manner = dict(_MANNER)
        if self._here:
            manner["spark.sql.shuffle.partitions"] = str(2 * (os.cpu_count() or 1))
        before = {key: self._session.conf.get(key, None) for key in manner}
        for key, value in manner.items():
            self._session.conf.set(key, value)
        try:
            yield
        finally:
            for key, old in before.items():
                if old is None:
                    self._session.conf.unset(key)
                else:
                    self._session.conf.set(key, old)


@contextmanager
def _told() -> Iterator[None]:
    from pyspark.errors import AnalysisException, ParseException
    from sqlglot.errors import SqlglotError

    logging.getLogger("SQLQueryContextLogger").disabled = True  # it would print the whole statement
    try:
        yield
    except GeneratorExit:
        raise
    except (AnalysisException, ParseException, SqlglotError) as error:
        message = "Spark can't count a metric of this kind"
        raise UsageError(message, hint="leave --engine spark out: DuckDB counts it") from error
    except Exception as error:
        message = "Spark stopped before it had counted the rows"
        hint = "its own log says why; can all its machines read the files?"
        raise DataError(message, hint=hint, code="DAT101") from error


def _texts(frame: Any, instants: Sequence[bool] | None = None) -> Any:
    """A frame whose columns are called c0, c1, …, those with types of their own as DuckDB writes them.

    Args:
        frame: of Spark.
        instants: which columns hold instants; None: those that Spark says do.
    """
    kinds = [field.dataType.simpleString() for field in frame.schema.fields]
    renamed = frame.toDF(*(f"c{at}" for at in range(len(kinds))))
    known = instants or [kind == "timestamp" for kind in kinds]
    cells = (cell_text(f"c{at}", kind, instant=known[at]) for at, kind in enumerate(kinds))
    return renamed.selectExpr(*(f"{cell} AS c{at}" for at, cell in enumerate(cells)))


def _instants(file: ExportFile) -> list[bool]:
    """Which columns of a Parquet file hold instants; Spark takes old files' local times for such too."""
    engine = DuckDB()
    try:
        described = engine.rows(f"DESCRIBE SELECT * FROM {engine.stored(file)}")
    finally:
        engine.close()
    return [row[1] == "TIMESTAMP WITH TIME ZONE" for row in described]


def _local(path: str) -> str:
    return Path(path).resolve().as_uri()


def _copied(session: Any, path: Path, target: str) -> None:
    """A file of this machine on the cluster's file system; it is taken away when Spark ends."""
    try:
        if hasattr(session, "copyFromLocalToFs"):
            session.copyFromLocalToFs(str(path), target)
            return
        java = session.sparkContext._jvm.org.apache.hadoop.fs.Path  # noqa: SLF001 - pyspark has no other way
        there = java(target)
        system = there.getFileSystem(session.sparkContext._jsc.hadoopConfiguration())  # noqa: SLF001
        system.copyFromLocalFile(java(_local(str(path))), there)
        system.deleteOnExit(there)
    except Exception as error:
        message = f"the file can't be copied to the folder that {STAGING} names"
        raise UsageError(message, hint="may Spark write there?") from error


def _require_server(remote: str) -> None:
    """See that something answers: Spark's own client would try for many minutes. Through a proxy that can't be told."""
    address = urlsplit(remote)
    if address.scheme != "sc" or address.hostname is None or getproxies():
        return
    port = address.port or _CONNECT_PORT
    try:
        socket.create_connection((address.hostname, port), timeout=_PATIENCE).close()
    except OSError as error:
        message = f"no server of Spark Connect answers at {address.hostname}:{port}"
        hint = "is it up, and is the address in SPARK_REMOTE right?"
        raise UsageError(message, hint=hint) from error


def _require_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java", path=str(Path(home) / "bin") if home else None) is None:
        message = "Spark needs Java, and none was found" + (" in JAVA_HOME" if home else "")
        hint = "install Java 17 or newer (apt-get install openjdk-17-jre-headless, brew install openjdk@17)"
        raise UsageError(message, hint=hint)


@contextmanager
def _quiet() -> Iterator[None]:
    """What Spark's Java says of its start, and later of each stage, is no message of ours."""
    with tempfile.TemporaryFile() as log:
        own = os.dup(2)
        os.dup2(log.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(own, 2)
            os.close(own)
