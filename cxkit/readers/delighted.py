"""Delighted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, holds, is_copy, only, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_LINK = "app.delighted.com/r/"


def _knows(head: Head) -> bool:
    if is_copy(head):
        return False
    own = any(name.startswith("Delighted ") for name in head.header)
    linked = any(_LINK in cell for row in head.rows[1:3] for cell in row)
    return own or linked or holds(head, "survey_type", "score", "permalink")


@reader("delighted", title="Delighted", sniff=_knows)
def delighted(head: Head) -> ExportFile:
    """Responses of Delighted: JSON of its interface, or a CSV with its `Delighted …` columns.

    How to export: the interface's `survey_responses.json`, saved as it comes; or the CSV download of the responses.

    Who counts: every response once, as last updated. One account mixes surveys of different scales (0–10, 1–5, thumbs),
    so rows of several `survey_type`s stop the run: choose one with `--where "survey_type = nps"`. A CSV is read by the
    names that it has.

    Not confirmed: the header of its CSV.
    """
    names = head.header
    kind = position(names, "survey_type", "Survey Type")
    confirmed = [] if head.form == "json" else ["this reader knows the CSV of Delighted from its interface only"]
    return described(
        head,
        repeats=repeated("duplicate", position(names, "id", "Response ID"), position(names, "updated_at")),
        asks={position(names, "score", "Score"): "nps"} if only(head, kind) == "nps" else {},
        alike=[kind],
        zone="UTC",
        notes=confirmed,
    )
