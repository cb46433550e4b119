"""Formbricks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, holds, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


def _knows(head: Head) -> bool:
    return holds(head, "Response ID", "Finished", "Survey ID", "Formbricks ID (internal)")


@reader("formbricks", title="Formbricks", sniff=_knows)
def formbricks(head: Head) -> ExportFile:
    """Response exports of Formbricks, as CSV or Excel.

    How to export: Responses › Download › All responses, as CSV or Excel.

    Who counts: every row once, by `Response ID`. Rows with `Finished` No are partial: they count where they answered,
    and the number is said. Columns of option ids are refused as answers. Formbricks itself counts people who dismissed
    the survey in its score, so its dashboard may show another one.
    """
    names = head.header
    return described(
        head,
        unfit={at: "it holds ids of options" for at, name in enumerate(names) if name.endswith("- Option ID")},
        repeats=repeated("duplicate", position(names, "Response ID")),
        partial=excluded("partial", position(names, "Finished"), "no", "false"),
        alike=[position(names, "Survey ID")],
    )
