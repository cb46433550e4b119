"""Zendesk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, holds, is_copy, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_NOT_ANSWERED = ("offered", "not offered", "unoffered")
_RATING = {"ticket_id", "requester_id", "assignee_id", "group_id", "score"}
_PREFIX = "ticket."


def _names(head: Head) -> tuple[str, ...]:
    names = head.header
    wrapped = any(name == f"{_PREFIX}requester_id" for name in names)
    return tuple(name.removeprefix(_PREFIX) for name in names) if wrapped else names


def _knows(head: Head) -> bool:
    if is_copy(head):
        return False
    if head.form == "json":
        names = _names(head)
        if set(names) >= _RATING:
            return True
        rated = any(name.startswith("satisfaction_rating") for name in names)
        return rated and "requester_id" in names and any(name.startswith("via") for name in names)
    return holds(head, "Id", "Requester id", "Satisfaction Score", "Group stations", "Reopens")


@reader("zendesk", title="Zendesk", sniff=_knows)
def zendesk(head: Head) -> ExportFile:
    """Tickets of Zendesk: the administrator's CSV export, its JSON, and pages of the interface; and ratings.

    How to export: Admin Center › Account › Tools › Reports › Export › CSV or JSON; or the interface's incremental
    tickets and `satisfaction_ratings`, saved as they come.

    Who counts: every ticket once, as last updated, whichever file or page that stands in; deleted tickets are excluded.
    A ticket's rating counts as it was changed last.
    In `Satisfaction Score`, Offered and Not Offered are no answers. Good and Bad are read by KPIs of yes and no:
    `share="Satisfaction Score",positive=Good`, to which `Good with comment` belongs. Accounts with five points hold 1
    to 5.

    `Resolution time` is in whole hours; all other durations are in minutes, with a twin in business hours. Times in the
    CSV are in the account's zone, in JSON in UTC. Tickets over 1 MB aren't exported.
    """
    names = _names(head)
    is_rating = head.form == "json" and set(names) >= _RATING
    score = position(names, "score" if is_rating else "Satisfaction Score", "satisfaction_rating.score")
    ticket = position(names, "ticket_id" if is_rating else "Id")
    changed = position(names, "generated_timestamp", "Updated at", "updated_at")
    return described(
        head,
        names=names,
        missing={score: _NOT_ANSWERED},
        units={position(names, "Resolution time"): "hours"},
        cautions={changed: "tickets stand in the period of their last change: Created at or Solved at stays"},
        exclusions=excluded("deleted", position(names, "Status"), "deleted"),
        repeats=repeated("superseded", ticket, changed),
        zone="UTC" if head.form == "json" else None,
        notes=[] if head.form == "json" else ["times are in the account's zone, which the export doesn't name"],
    )
