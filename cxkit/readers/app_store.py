"""App Store Connect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, holds, is_copy, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_PREFIX = "attributes."


def _knows(head: Head) -> bool:
    return holds(head, "attributes.rating", "attributes.reviewerNickname", "attributes.territory") and not is_copy(head)


@reader("app-store", title="App Store Connect", sniff=_knows)
def app_store(head: Head) -> ExportFile:
    """Customer reviews of App Store Connect, as JSON of its interface; `rating` runs from 1 to 5.

    How to export: the interface's `customerReviews` of an app, saved as they come; App Store Connect has no
    download of reviews.

    Who counts: every review once. Ratings without a text aren't in the list, and people review of their own accord:
    their stars are no CSAT. Columns are named without `attributes.`.
    """
    return described(
        head,
        names=[name.removeprefix(_PREFIX) for name in head.header],
        asks={position(head.header, f"{_PREFIX}rating"): "mean,scale=1..5"},
        repeats=repeated("duplicate", position(head.header, "id")),
        notes=["reviews are written of people's own accord: their stars are no CSAT of all customers"],
    )
