"""Wootric, now InMoment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, holds, is_copy, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


def _knows(head: Head) -> bool:
    return holds(head, "score", "end_user_id", "excluded_from_calculations") and not is_copy(head)


@reader("wootric", title="Wootric (InMoment)", sniff=_knows)
def wootric(head: Head) -> ExportFile:
    """Responses of Wootric, now InMoment, as its interface gives them.

    How to export: the interface's `responses`, saved as they come.

    Who counts: rows that Wootric doesn't leave out itself (`excluded_from_calculations`), once each, the latest by
    `updated_at`. `completed` false means a score without a comment, and counts.

    Not confirmed: the header of its CSV; the columns are the interface's.
    """
    names = head.header
    return described(
        head,
        exclusions=excluded("left out in Wootric", position(names, "excluded_from_calculations"), "true", "1", "t"),
        repeats=repeated("duplicate", position(names, "id"), position(names, "updated_at")),
        alike=[position(names, "survey_id")],
        notes=["this reader knows Wootric from its interface only"],
    )
