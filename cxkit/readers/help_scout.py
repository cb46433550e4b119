"""Help Scout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, holds, is_copy, position

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_WORDS = {"1": "Happy", "2": "Neutral", "3": "Unhappy"}


def _knows(head: Head) -> bool:
    return holds(head, "ratingId", "ratingCreatedAt") and not is_copy(head)


@reader("help-scout", title="Help Scout", sniff=_knows)
def help_scout(head: Head) -> ExportFile:
    """Satisfaction ratings of Help Scout, as JSON of its report on ratings.

    How to export: the interface's report `happiness/ratings`, saved as it comes.

    Who counts: every rating. `ratingId` is 1 for great, 2 for okay and 3 for not good; it is read as a scale of three
    with the best on top, `scale=1..3`. Ratings as faces or thumbs are read wherever they stand.

    Not confirmed: its CSV.
    """
    rating = position(head.header, "ratingId")
    return described(
        head, labels={rating: _WORDS}, zone="UTC", notes=["this reader knows Help Scout from its interface only"]
    )
