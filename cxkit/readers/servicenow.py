"""ServiceNow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, is_copy, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_SYSTEM = {"sys_created_on", "sys_updated_on", "sys_created_at", "sys_updated_at"}
_TIMES = {"opened_at", "resolved_at", "closed_at", "opened", "resolved", "closed", "created", "updated"}
_NUMBER = re.compile(r"(INC|CS|RITM|REQ|TASK|SCTASK|CHG|PRB)\d{7,}\Z")


def _knows(head: Head) -> bool:
    names = {name.casefold() for name in head.header}
    dated = bool(names & _SYSTEM) and bool(names & {"number", "sys_id"})
    return (dated or (_is_numbered(head) and bool(names & _TIMES))) and not is_copy(head)


def _is_numbered(head: Head) -> bool:
    """Whether `number` holds numbers such as INC0010001."""
    at = position(head.header, "number")
    numbers = [row[at].strip() for row in head.rows[1:] if len(row) > at] if at is not None else []
    return bool(numbers) and all(_NUMBER.match(one) for one in numbers)


@reader("servicenow", title="ServiceNow", sniff=_knows)
def servicenow(head: Head) -> ExportFile:
    """Records of ServiceNow, as its lists and tables are exported, with names of fields or with labels.

    How to export: the context menu of a list's column headers › Export › CSV or Excel.

    Who counts: every record once, as last updated; earlier states of an audit log are excluded as superseded. `?`
    means no value. Durations are written as times since 1970 (`1970-01-02 09:46:18` is 33 hours and 46 minutes). Times
    follow the profile of the user who exported.

    Not confirmed: the labels of lists in other languages, and the encoding of CSV.
    """
    names = head.header
    return described(
        head,
        repeats=repeated(
            "superseded",
            position(names, "number", "sys_id"),
            position(names, "sys_updated_on", "sys_updated_at", "updated"),
        ),
        notes=["times follow the profile of the user who exported"],
    )
