"""KoboToolbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, holds, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


def _knows(head: Head) -> bool:
    return holds(head, "_id", "_uuid", "_submission_time", "_index")


def _has_tags(head: Head) -> bool:
    """Whether the second line holds HXL tags."""
    cells = [cell.strip() for cell in head.rows[1] if cell.strip()] if len(head.rows) > 1 else []
    return bool(cells) and all(cell.startswith("#") for cell in cells)


@reader("kobo", title="KoboToolbox", sniff=_knows)
def kobo(head: Head) -> ExportFile:
    """Submissions of KoboToolbox, as CSV (semicolons, every cell quoted) or Excel.

    How to export: Data › Downloads › CSV or XLS, with labels or with XML values and headers.

    Who counts: every submission once, by `_uuid`; those with `_validation_status` Not Approved are excluded. A second
    header line of HXL tags is understood. A question with several choices has a summary column and a column of 0 and 1
    for each choice. `start` and `end` carry their offset, `_submission_time` is UTC.
    """
    names = head.header
    verdict = position(names, "_validation_status")
    return described(
        head,
        header=2 if _has_tags(head) else 1,
        exclusions=excluded("not approved", verdict, "not approved", "validation_status_not_approved"),
        repeats=repeated("duplicate", position(names, "_uuid")),
        zone="UTC",
    )
