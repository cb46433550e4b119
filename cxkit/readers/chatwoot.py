"""Chatwoot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, holds

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_FOOTER = r"reporting period .*"


def _knows(head: Head) -> bool:
    return holds(head, "Rating", "Feedback Comment", "Link to the conversation", "Recorded date")


@reader("chatwoot", title="Chatwoot", sniff=_knows)
def chatwoot(head: Head) -> ExportFile:
    """CSAT report of Chatwoot in English; ratings run from 1 to 5.

    How to export: Reports › CSAT › Download CSAT Reports.

    Who counts: every row. Blank lines between rows are none, and the last line (`Reporting period … to …`) is excluded
    as a footer. Times are UTC.

    Not confirmed: the form of its times, and headers in other languages than English: such a file is read as a
    plain table.
    """
    return described(head, footer=_FOOTER, zone="UTC")
