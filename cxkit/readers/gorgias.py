"""Gorgias."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, holds, is_copy, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


def _knows(head: Head) -> bool:
    return holds(head, "score", "sent_datetime", "scored_datetime") and not is_copy(head)


@reader("gorgias", title="Gorgias", sniff=_knows)
def gorgias(head: Head) -> ExportFile:
    """Satisfaction surveys of Gorgias, as its interface gives them; `score` runs from 1 to 5.

    How to export: the interface's `satisfaction-surveys`, saved as they come.

    Who counts: surveys that were answered, once each. One without `sent_datetime` was never sent, one without
    `scored_datetime` not answered yet; both are excluded.
    """
    names = head.header
    return described(
        head,
        asks={position(names, "score"): "csat"},
        exclusions=[
            *excluded("not sent", position(names, "sent_datetime"), when="blank"),
            *excluded("offered, not answered", position(names, "scored_datetime"), when="blank"),
        ],
        repeats=repeated("duplicate", position(names, "id")),
        zone="UTC",
    )
