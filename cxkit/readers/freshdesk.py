"""Freshdesk and Freshservice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, holds, is_copy, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_TICKETS = ("ticket id", "first response time (in hrs)", "resolution time (in hrs)", "agent interactions")
_RATING = "ratings.default_question"
_WORDS = {
    "103": "Extremely happy", "102": "Very happy", "101": "Happy", "100": "Neutral", "-101": "Unhappy",
    "-102": "Very unhappy", "-103": "Extremely unhappy",
}  # fmt: skip


def _knows(head: Head) -> bool:
    return not is_copy(head) and (holds(head, *_TICKETS) or holds(head, _RATING, "survey_id", "ticket_id"))


@reader("freshdesk", title="Freshdesk", sniff=_knows)
def freshdesk(head: Head) -> ExportFile:
    """Tickets of Freshdesk and Freshservice as CSV, and satisfaction ratings as JSON of the interface.

    How to export: Tickets › Export, as CSV, with all fields; ratings by the interface's
    `surveys/satisfaction_ratings`.

    Who counts: every ticket once, as last updated. The interface's ratings are codes from 103 (extremely happy) over
    100 (neutral) to −103; they are read as a scale of seven, `scale=1..7`.

    Columns `(in hrs)` hold hours, minutes and seconds (`125:03:11`), and are often empty or negative though the times
    are there. Times are in the account's zone.

    Not confirmed: the wording of `Survey results`; it is read by its words.
    """
    names = head.header
    rating = position(names, _RATING)
    ticket = position(names, "Ticket ID") if rating is None else position(names, "id")
    return described(
        head,
        labels={rating: _WORDS},
        repeats=repeated("superseded", ticket, position(names, "Last update time", "Last updated time", "updated_at")),
        alike=[position(names, "survey_id")] if rating is not None else [],
        notes=["times are in the account's zone, which the export doesn't name"],
    )
