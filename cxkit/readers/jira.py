"""Jira Service Management."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, holds, is_copy, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


def _knows(head: Head) -> bool:
    return holds(head, "Issue key", "Issue id") and not is_copy(head)


@reader("jira", title="Jira Service Management", sniff=_knows)
def jira(head: Head) -> ExportFile:
    """Issues of Jira Service Management, as the issue navigator exports them.

    How to export: Filters › View all issues › Export › Export CSV (all fields).

    Who counts: every issue once; an export ends at 1,000 issues, so several overlap. Headers repeat by design
    (`Comment`, `Sprint`, `Labels`): ask for such a column by its number. The rating is a custom field of 1 to 5, empty
    where nobody rated; `Custom field (Satisfaction date)` is the day of the answer. Times follow the exporting user's
    profile.
    """
    return described(
        head,
        repeats=repeated("duplicate", position(head.header, "Issue id")),
        notes=["times follow the profile of the user who exported"],
    )
