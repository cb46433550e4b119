"""Frames of other libraries as responses: pandas, Polars, Arrow, Spark."""

from __future__ import annotations

from typing import Any

from cxkit.errors import UsageError
from cxkit.readers._responses import Column, Responses


def from_frame(frame: Any) -> Responses:
    """Describe a pandas or Polars frame, an Arrow table or a frame of Spark; nothing is copied.

    Raises:
        UsageError: it is none of these, or two columns have one name.
    """
    if type(frame).__module__.startswith("pyspark."):
        return _sparks(frame)
    import duckdb

    connection = duckdb.connect()
    try:
        connection.register("frame", frame)
        described = connection.execute("DESCRIBE SELECT * FROM frame").fetchall()
    except Exception as error:
        message = "this can't be scanned as a frame"
        raise UsageError(message, hint="give a pandas, Polars or Spark frame, an Arrow table, or paths") from error
    finally:
        connection.close()
    columns = tuple(
        Column(at, row[0], row[0].strip(), numeric=row[1].startswith(("DOUBLE", "FLOAT", "DECIMAL")))
        for at, row in enumerate(described)
    )
    return Responses("frame", (), columns, frame=frame)


def _sparks(frame: Any) -> Responses:
    from cxkit.scan.spark import Spark

    columns = tuple(
        Column(at, name, name.strip(), numeric=kind.startswith(("double", "float", "decimal")))
        for at, (name, kind) in enumerate(frame.dtypes)
    )
    return Responses("frame", (), columns, frame=frame, engine=Spark(frame.sparkSession))
