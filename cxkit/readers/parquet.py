"""Parquet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


@reader("parquet", title="Parquet", form="parquet")
def parquet(head: Head) -> ExportFile:
    """Parquet files, as data warehouses write them.

    Columns come from the file's schema and every cell is read as text: whole floating numbers lose their '.0', so that
    a copy in Parquet gives the same figures as the CSV. Nested columns can't be scored.
    """
    return described(head)
