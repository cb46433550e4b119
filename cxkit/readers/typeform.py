"""Typeform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, holds, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


def _knows(head: Head) -> bool:
    return head.header[:1] == ("#",) and holds(head, "Start Date (UTC)", "Submit Date (UTC)", "Network ID")


@reader("typeform", title="Typeform", sniff=_knows)
def typeform(head: Head) -> ExportFile:
    """Responses of Typeform, as CSV or Excel.

    Headers may hold markup and stand more than once; ask for such a column by its number.

    Who counts: every row. Where `Response Type` is exported, `partial` and `started` rows are partial: they count where
    they answered, and the number is said; older exports hold completed responses only. A response that stands in two
    exports counts once, by its token in `#`. Times are UTC.
    """
    names = head.header
    return described(
        head,
        repeats=repeated("duplicate", 0),
        partial=excluded("partial", position(names, "Response Type"), "partial", "started"),
        zone="UTC",
    )
