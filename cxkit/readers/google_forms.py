"""Google Forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, position

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_FIRST = frozenset(
    {"timestamp", "marca temporal", "carimbo de data/hora", "horodateur", "zeitstempel", "informazioni cronologiche",
     "tijdstempel"}
)  # fmt: skip
_DAY = re.compile(r"(\d{4})?[\d/.-]{3,10}[\sT,]+\d{1,2}[:.]\d{2}")


def _knows(head: Head) -> bool:
    rows = head.rows
    return (
        head.form in ("text", "excel")
        and head.header[0].casefold() in _FIRST
        and len(head.header) > 1
        and len(rows) > 1
        and bool(_DAY.match(rows[1][0].strip()) if rows[1] else False)
    )


@reader("google-forms", title="Google Forms", sniff=_knows)
def google_forms(head: Head) -> ExportFile:
    """Responses of Google Forms: the CSV of the form itself, or of the linked sheet.

    How to export: Responses › ⋮ › Download responses (.csv); or, from the linked sheet, File › Download ›
    Comma-separated values.

    The form's CSV writes times as `2026/06/05 11:34:01 AM EST`; the sheet's as its locale does, where a day above the
    twelfth tells the order and `--date-order` is needed only without one. An offset (`GMT-3`) is used; a short name of
    a zone such as EST is ambiguous and isn't: such times are taken as of the declared zone. The points of a linear
    scale carry no words, so which end is the good one stands in the question only.

    Who counts: every row; there are no partial responses and no response ids, so a response in two exports counts
    twice. `Score` of a quiz is refused as an answer.

    Not confirmed: the first header in other languages than English and Spanish.
    """
    names = head.header
    at = position(names, "Score", "Punktzahl", "Puntuación", "Pontuação", "Punteggio")
    return described(
        head,
        unfit={at: "it is the score of a quiz"} if at is not None else {},
        notes=["the layout is that of Google Forms, which names no response ids"],
    )
