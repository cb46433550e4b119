"""Typeform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, holds, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


_ANSWERS = "answers."


def _knows(head: Head) -> bool:
    if head.form == "json":
        return holds(head, "landed_at", "token") and any(name.startswith(_ANSWERS) for name in head.header)
    return head.header[:1] == ("#",) and holds(head, "Start Date (UTC)", "Submit Date (UTC)", "Network ID")


@reader("typeform", title="Typeform", sniff=_knows)
def typeform(head: Head) -> ExportFile:
    """Responses of Typeform, as CSV or Excel, and as JSON of its interface, whose answers become columns.

    How to export: Results › Responses › Download all responses, as CSV or XLSX; or the interface's `responses`,
    saved as they come.

    Headers may hold markup and stand more than once; ask for such a column by its number.

    Who counts: every row. Where `Response Type` is exported, `partial` and `started` rows are partial: they count where
    they answered, and the number is said; older exports hold completed responses only. A response that stands in two
    exports counts once, by its token in `#`. Times are UTC.
    """
    names = [name.removeprefix(_ANSWERS) for name in head.header]
    return described(
        head,
        names=names,
        repeats=repeated("duplicate", position(names, "#", "token")),
        partial=excluded("partial", position(names, "Response Type", "response_type"), "partial", "started"),
        zone="UTC",
    )
