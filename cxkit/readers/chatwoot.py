"""Chatwoot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, holds, position

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

# Chatwoot's own translations: config/locales/*.yml, reports.csat.headers and reports.period
_HEADERS = (
    ("Rating", "Feedback Comment", "Link to the conversation", "Recorded date"),
    ("Bewertung", "Feedback-Kommentar", "Link zur Konversation", "Aufnahmedatum"),
    ("Calificación", "Comentario de opinión", "Enlace a la conversación", "Fecha registrada"),
    ("Classificação", "Comentário de Feedback", "Link para a conversa", "Data de gravação"),
)
_FOOTER = r"(reporting period|berichtszeitraum von|reportando el periodo desde|reportando o período)\b.*\d.*"


def _knows(head: Head) -> bool:
    return any(holds(head, *names) for names in _HEADERS)


@reader("chatwoot", title="Chatwoot", sniff=_knows)
def chatwoot(head: Head) -> ExportFile:
    """CSAT report of Chatwoot, in English, German, Spanish or Portuguese; ratings run from 1 to 5.

    How to export: Reports › CSAT › Download CSAT Reports.

    Who counts: every row. Blank lines between rows are none, and the last line (`Reporting period … to …`) is excluded
    as a footer. Times are UTC.

    Not confirmed: the form of its times. A report in another language is read as a plain table.
    """
    rating = position(head.header, *(names[0] for names in _HEADERS))
    return described(head, asks={rating: "csat"}, footer=_FOOTER, zone="UTC")
