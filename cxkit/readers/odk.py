"""ODK Central."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, holds, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


def _knows(head: Head) -> bool:
    return holds(head, "SubmissionDate", "KEY", "SubmitterID", "SubmitterName")


@reader("odk", title="ODK Central", sniff=_knows)
def odk(head: Head) -> ExportFile:
    """Submissions of ODK Central, as CSV.

    How to export: Submissions › Download › the first CSV of the archive; the archive itself holds the repeats too.

    Who counts: every submission once, by `KEY`; those with `ReviewState` rejected are excluded. Choices of several are
    joined by spaces, with a column of 0 and 1 for each choice where that was asked for. Times carry their offset.
    """
    names = head.header
    return described(
        head,
        exclusions=excluded("rejected in review", position(names, "ReviewState"), "rejected"),
        repeats=repeated("duplicate", position(names, "KEY")),
    )
