"""Parquet: the columns of its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import DataError
from cxkit.readers._table import Table

if TYPE_CHECKING:
    from cxkit.readers._reader import Head

_FIRST = 20


def parquet_table(head: Head) -> Table:
    """The columns and the first rows of a Parquet file.

    Raises:
        DataError: it can't be read as such.
    """
    import duckdb

    connection = duckdb.connect()
    try:
        described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [head.scan_path]).fetchall()
        found = connection.execute(f"SELECT * FROM read_parquet(?) LIMIT {_FIRST}", [head.scan_path]).fetchall()  # noqa: S608
    except duckdb.Error:
        message = "the file begins like Parquet but can't be read as such"
        raise DataError(message, hint="copy it again; it may have been cut", code="DAT101", place=head.path) from None
    finally:
        connection.close()
    names = tuple(row[0] for row in described)
    rows = (names, *(tuple("" if cell is None else str(cell) for cell in row) for row in found))
    types = {at: row[1].startswith(("DOUBLE", "FLOAT", "DECIMAL")) for at, row in enumerate(described)}
    return Table(rows, tuple(range(1, len(rows) + 1)), None, locate=lambda: (head.scan_path, None), types=types)
