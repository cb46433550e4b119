"""JSON lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


@reader("json-lines", title="JSON lines", form="json")
def json_lines(head: Head) -> ExportFile:
    """JSON with one object a line, as interfaces of survey tools and help desks write it.

    An object within an object becomes columns with a dot: `{"rating": {"score": 4}}` is the column `rating.score`. A
    number keeps the digits it is written with, `null` and a missing key are empty, a list stays as JSON text.

    A line that is no object, gives a key twice, or holds NaN is rejected and counted; any rejected line stops the run
    unless `--max-rejected` allows it. One JSON document for the whole file (an array, or records under a key) is
    refused with the command that divides it.
    """
    return described(head)
