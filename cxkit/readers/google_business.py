"""Google Business Profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, holds, is_copy, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_STARS = {"ONE": "1", "TWO": "2", "THREE": "3", "FOUR": "4", "FIVE": "5"}


def _knows(head: Head) -> bool:
    return holds(head, "starRating", "reviewId") and not is_copy(head)


@reader("google-business", title="Google Business Profile", sniff=_knows)
def google_business(head: Head) -> ExportFile:
    """Reviews of a Google Business Profile, as JSON of its interface; `starRating` is ONE to FIVE.

    How to export: the interface's `reviews` of a location, saved as they come.

    Who counts: every review once, as last updated. People review of their own accord: their stars are no CSAT.
    """
    names = head.header
    return described(
        head,
        asks={position(names, "starRating"): "mean,scale=1..5"},
        labels={position(names, "starRating"): _STARS},
        missing={position(names, "starRating"): ("STAR_RATING_UNSPECIFIED",)},
        repeats=repeated("superseded", position(names, "reviewId"), position(names, "updateTime")),
        zone="UTC",
        notes=["reviews are written of people's own accord: their stars are no CSAT of all customers"],
    )
