"""Parquet: the columns of its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import DataError
from cxkit.readers._table import Table

if TYPE_CHECKING:
    from cxkit.readers._reader import Head

_FIRST = 20
_MOST_BYTES = 1024**3
_BYTES = "it holds bytes, not text"
_SEVERAL = "it holds several values in one cell"


def parquet_table(head: Head) -> Table:
    """The columns and the first rows of a Parquet file.

    It is scanned in this process: DuckDB reads it piece by piece, refuses damaged files without dying, and runs nothing
    that a file carries. What would be inflated in one piece beyond a gigabyte is refused before.

    Raises:
        DataError: it can't be read as such, or a part of it inflates beyond measure.
    """
    import duckdb

    connection = duckdb.connect()
    try:
        sizes = "SELECT max(total_uncompressed_size) FROM parquet_metadata(?)"
        (largest,) = connection.execute(sizes, [head.scan_path]).fetchall()[0]
        if largest is not None and largest > _MOST_BYTES:
            message = "a part of the Parquet file inflates to more than 1 GiB"
            raise DataError(message, hint="write it with smaller row groups", code="DAT117", place=head.path)
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
    unfit = {
        at: _BYTES if row[1] == "BLOB" else _SEVERAL
        for at, row in enumerate(described)
        if row[1] == "BLOB" or row[1].endswith("]") or row[1].startswith(("STRUCT", "MAP", "UNION"))
    }
    return Table(
        rows, tuple(range(1, len(rows) + 1)), None, locate=lambda: (head.scan_path, None), types=types, unfit=unfit
    )
