"""Intercom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, is_copy, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_OWN = re.compile(
    r"(Conversation rating|Last teammate rating|Fin AI Agent rating|Time to close \(seconds\)"
    r"|.* at \([A-Za-z_]+/[A-Za-z_/]+\))\Z"
)
_ZONE = re.compile(r".* at \(([A-Za-z_]+/[A-Za-z_/]+|UTC)\)\Z")


def _knows(head: Head) -> bool:
    names = head.header
    if is_copy(head):
        return False
    if head.form == "json":
        return any(n.startswith("conversation_rating") for n in names) and any(
            n.startswith("conversation_parts") for n in names
        )
    return "Conversation ID" in names and any(_OWN.match(name) for name in names)


@reader("intercom", title="Intercom", sniff=_knows)
def intercom(head: Head) -> ExportFile:
    """Conversations and ratings of Intercom: CSV of its reports, JSON of its interface.

    How to export: Reports › a report on conversations or ratings › Export CSV; or the interface's `conversations`,
    saved as they come.

    Who counts: every conversation once, as last updated. The zone of times stands in their headers (`Updated at
    (America/New_York)`). Ratings run from 1 to 5. One conversation may be rated twice, its teammate and its chatbot:
    rows of both stop the run; choose with `--where "'Agent rated type' = Teammate"`. Durations are in seconds, with a
    twin within office hours.
    """
    names = head.header
    zones = [match[1] for name in names if (match := _ZONE.match(name))]
    rated = position(names, "Agent rated type")
    bare = [re.sub(r" \([^()]*\)\Z", "", name) for name in names]
    ident = None if rated is not None else position(names, "Conversation ID", "id")
    return described(
        head,
        repeats=repeated("superseded", ident, position(bare, "Updated at", "updated_at")),
        alike=[rated],
        zone=zones[0] if len(set(zones)) == 1 else ("UTC" if head.form == "json" else None),
    )
