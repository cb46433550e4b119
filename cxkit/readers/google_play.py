"""Google Play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, holds, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


def _knows(head: Head) -> bool:
    return holds(head, "Package Name", "Star Rating", "Review Text")


@reader("google-play", title="Google Play", sniff=_knows)
def google_play(head: Head) -> ExportFile:
    """Reviews of the Google Play Console (`reviews_….csv`, UTF-16); `Star Rating` runs from 1 to 5, times are UTC.

    How to export: Play Console › Download reports › Reviews, one file a month.

    Who counts: every rating; an edited review stands in a later month's file again and counts once, as last updated,
    by its link. Ratings without a text have no link and all count. People review of their own accord: their stars are
    no CSAT.
    """
    names = head.header
    return described(
        head,
        asks={position(names, "Star Rating"): "mean,scale=1..5"},
        repeats=repeated(
            "superseded", position(names, "Review Link"), position(names, "Review Last Update Millis Since Epoch")
        ),
        zone="UTC",
        notes=["reviews are written of people's own accord: their stars are no CSAT of all customers"],
    )
