"""REDCap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxkit.errors import DataError
from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, is_copy

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_DICTIONARY = "Variable / Field Name"
_OWN = re.compile(r"redcap_|.*___[A-Za-z0-9_]+\Z|record_id\Z|.*_timestamp\Z")


def _knows(head: Head) -> bool:
    names = head.header
    if names[:1] == (_DICTIONARY,):
        return True
    done = [at for at, name in enumerate(names) if name.endswith("_complete")]
    cells = {row[at].strip() for row in head.rows[1:] for at in done if at < len(row)}
    return bool(done) and cells <= {"", "0", "1", "2"} and any(_OWN.match(n) for n in names) and not is_copy(head)


@reader("redcap", title="REDCap", sniff=_knows)
def redcap(head: Head) -> ExportFile:
    """Records of REDCap, as raw CSV: values are codes, which the project's data dictionary explains (`codebook=FILE`).

    How to export: Data Exports, Reports, and Stats › Export Data › CSV / Microsoft Excel (raw data).

    Who counts: every row. A survey that was begun and not finished has `[not completed]` as its time; with one survey
    in the project such rows are partial: they count where they answered, and the number is said. A record with
    repeated instruments or events has several rows, blank where they don't apply. A box that was never shown holds 0,
    like one that wasn't ticked.

    Not confirmed: exports with labels instead of codes, which are read as a plain table.
    """
    names = head.header
    if names[:1] == (_DICTIONARY,):
        message = "this is a data dictionary of REDCap, not answers"
        hint = f"give it beside the answers: --metric csat=FIELD,codebook={head.path}"
        raise DataError(message, hint=hint, code="DAT102", place=f"{head.path}:1")
    times = [at for at, name in enumerate(names) if name.endswith("_timestamp")]
    repeats = any(name in ("redcap_repeat_instrument", "redcap_event_name") for name in names)
    return described(
        head,
        partial=excluded("partial", times[0], "[not completed]") if len(times) == 1 else (),
        notes=["records may have several rows, one for each event or repeat"] if repeats else [],
    )
