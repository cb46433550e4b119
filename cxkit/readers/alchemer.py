"""Alchemer, formerly SurveyGizmo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_BEGINS = ("time started", "date submitted", "status")


def _knows(head: Head) -> bool:
    names = [name.casefold() for name in head.header]
    return any(tuple(names[at : at + 3]) == _BEGINS for at in range(3))


@reader("alchemer", title="Alchemer (SurveyGizmo)", sniff=_knows)
def alchemer(head: Head) -> ExportFile:
    """Response exports of Alchemer, formerly SurveyGizmo (`…-SurveyExport.csv`).

    How to export: Results › Exports › New Export › CSV/Excel Export, with the status of responses in it.

    Who counts: every row once, by `Response ID` where it is exported. Rows with `Status` Disqualified or Deleted, and
    test data, are excluded; Partial rows (often more than half) count where they answered, and the number is said.
    A sub-item stands before its question: `Aspect #1:What …`. Times carry no zone.

    Not confirmed: the full export's further columns (`Response ID`, `Contact ID`, `SessionID`) are known by name
    only.
    """
    names = head.header
    status = position(names, "Status")
    return described(
        head,
        exclusions=[
            *excluded("disqualified", status, "disqualified"),
            *excluded("deleted", status, "deleted"),
            *excluded("test", position(names, "is_test_data", "Test Data"), "1", "true", "yes"),
        ],
        repeats=repeated("duplicate", position(names, "Response ID")),
        partial=excluded("partial", status, "partial"),
        notes=["the export doesn't name its time zone"],
    )
