"""JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


@reader("json-lines", title="JSON", form="json")
def json_lines(head: Head) -> ExportFile:
    """JSON, as interfaces of survey tools and help desks write it: an object is a response.

    The objects may stand one a line, one after the other, in an array, or in pages under a key such as `data`,
    `results`, `items` or `tickets`; the key is said. Where two lists may hold them, the run stops.

    An object within an object becomes columns with a dot: `{"rating": {"score": 4}}` is the column `rating.score`. A
    number keeps the digits it is written with, `null` and a missing key are empty, a list stays as JSON text.

    A record that is no object, gives a key twice, or holds NaN is rejected and counted; any rejected record stops the
    run unless `--max-rejected` allows it. Where a document breaks off or goes wrong in between, nothing of it counts.
    """
    return described(head)
