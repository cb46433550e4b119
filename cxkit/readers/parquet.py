"""Parquet."""

from __future__ import annotations

from cxkit.errors import DataError
from cxkit.readers._reader import Head, reader
from cxkit.readers._responses import Column, ExportFile


def _is_parquet(head: Head) -> bool:
    return head.start.startswith(b"PAR1")


@reader("parquet", title="Parquet", sniff=_is_parquet)
def parquet(head: Head) -> tuple[ExportFile, tuple[str, ...]]:
    """Parquet files, as data warehouses write them.

    Columns come from the file's schema and every cell is read as text: whole floating numbers lose their '.0', so that
    a copy in Parquet gives the same figures as the CSV. Nested columns can't be scored.
    """
    import duckdb

    connection = duckdb.connect()
    try:
        described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [head.scan_path]).fetchall()
    except duckdb.Error:
        message = "the file begins like Parquet but can't be read as such"
        raise DataError(message, hint="copy it again; it may have been cut", code="DAT101", place=head.path) from None
    finally:
        connection.close()
    columns = tuple(
        Column(at, row[0], row[0].strip(), numeric=row[1].startswith(("DOUBLE", "FLOAT", "DECIMAL")))
        for at, row in enumerate(described)
    )
    return ExportFile(head.path, head.scan_path, None, columns), ()
