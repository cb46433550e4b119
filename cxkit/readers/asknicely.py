"""AskNicely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, holds, is_copy, only, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


def _knows(head: Head) -> bool:
    return holds(head, "answer", "responded", "question_type") and not is_copy(head)


@reader("asknicely", title="AskNicely", sniff=_knows)
def asknicely(head: Head) -> ExportFile:
    """Responses of AskNicely, as its interface gives them.

    How to export: the interface's `getresponses`, with the filter `answered` (or `raw`), saved as it comes.

    Who counts: rows that were answered, once each; the `raw` export also holds surveys that were sent and never
    answered (`responded` blank or 0), which are excluded. Rows of several `question_type`s stop the run: choose one
    with `--where "question_type = nps"`. AskNicely's own CSAT is a mean.

    Not confirmed: the header of its CSV; the columns are the interface's.
    """
    names = head.header
    kind = position(names, "question_type")
    responded = position(names, "responded")
    return described(
        head,
        exclusions=[
            *excluded("offered, not answered", responded, when="blank"),
            *excluded("offered, not answered", responded, "0"),
        ],
        repeats=repeated("duplicate", position(names, "response_id")),
        asks={position(names, "answer"): "nps"} if only(head, kind) == "nps" else {},
        alike=[kind],
        zone="UTC",
        notes=["this reader knows AskNicely from its interface only"],
    )
