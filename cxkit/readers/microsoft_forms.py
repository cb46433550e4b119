"""Microsoft Forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_BEGINS = (
    ("id", "start time", "completion time", "email"),
    ("id", "hora de inicio", "hora de finalización", "correo electrónico"),
    ("id", "heure de début", "heure de fin", "adresse de messagerie"),
    ("id", "startzeit", "fertigstellungszeit", "e-mail"),
)
_TIME = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}[ T]+\d{1,2}:\d{2}")
_ADDRESS = re.compile(r"anonymous\Z|[^@\s]+@[^@\s]+\Z", re.IGNORECASE)
_POINTS = ("points -", "feedback -", "puntos:", "comentarios:", "points:", "feedback:", "punkte -", "feedback -")
_TOTALS = ("total points", "quiz feedback")


def _knows(head: Head) -> bool:
    return tuple(name.casefold() for name in head.header[:4]) in _BEGINS or _begins_alike(head)


def _begins_alike(head: Head) -> bool:
    """Whether the first columns are an id, two times and an address or `anonymous`, whatever their language."""
    rows = head.rows[1:]
    if head.header[:1] not in (("ID",), ("Id",)) or len(head.header) < 6 or not rows:
        return False
    return all(
        len(row) > 4 and row[0].strip().isdigit() and _TIME.match(row[1].strip()) and _TIME.match(row[2].strip())
        and _ADDRESS.match(row[3].strip())
        for row in rows
    )  # fmt: skip


@reader("microsoft-forms", title="Microsoft Forms", sniff=_knows)
def microsoft_forms(head: Head) -> ExportFile:
    """Responses of Microsoft Forms: the Excel workbook, or a CSV saved from it.

    How to export: Responses › Open in Excel (View results › Open results in Excel).

    Choices of several are joined by semicolons. Points and feedback of a quiz (`Points - …`) are refused as answers.
    `anonymous` in `Email` is nobody's address, so it is no key; ids begin at 1 in every form and are none either.

    Who counts: every row. Times carry no zone: they are the form owner's.

    Not confirmed: headers in other languages than English and Spanish; such a file is known by what stands in its
    first columns.
    """
    quiz = {
        at: "it holds points or feedback of a quiz"
        for at, name in enumerate(head.header)
        if name.casefold().startswith(_POINTS) or name.casefold() in _TOTALS
    }
    return described(head, unfit=quiz, notes=["the export doesn't name its time zone"])
