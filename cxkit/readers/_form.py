"""The form of a file by its first bytes: text, JSON, Excel, Parquet, SPSS; everything else is a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxkit.errors import DataError

if TYPE_CHECKING:
    from cxkit.readers._reader import Head
    from cxkit.readers._table import Table

_REFUSED = (
    (b"\x1f\x8b", "gzip", "unpack it first: gunzip FILE"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook, or one with a password", "save it as .xlsx without a password"),
    (b"BZh", "bzip2", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "Zstandard", "unpack it first"),
    (b"%PDF", "a PDF", "export the answers themselves, as CSV"),
)
_LIMESURVEY = re.compile(rb"<LimeSurveyDocType>\s*(\w+)")
_JSON = re.compile(rb'\s*(\[\s*[\[{]|\{\s*"[^"]*"\s*:)')


def form_of(head: Head) -> str:
    """The form of a file.

    Raises:
        DataError: it is packed, or of a kind that holds no table.
    """
    start = head.start
    for magic, name, hint in _REFUSED:
        if start.startswith(magic):
            message = f"this is {name}, not a table of text"
            raise DataError(message, hint=hint, code="DAT102", place=head.path)
    if start.startswith(b"PK\x03\x04"):
        return "excel"
    if start.startswith((b"$FL2", b"$FL3")):
        return "spss"
    if start.startswith(b"PAR1"):
        return "parquet"
    if _JSON.match(start.removeprefix(b"\xef\xbb\xbf")):
        return "json"
    survey = _LIMESURVEY.search(start[:4096])
    if survey:
        what = (
            "the answers of a LimeSurvey survey as XML" if survey[1] == b"Responses" else "a LimeSurvey survey itself"
        )
        message = f"this is {what}{', without any answers' if survey[1] != b'Responses' else ''}"
        hint = "export the responses as CSV: Responses & statistics › Export › Export responses"
        raise DataError(message, hint=hint, code="DAT102", place=head.path)
    if start.lstrip()[:9].lower().startswith((b"<html", b"<!doctype", b"<?xml")):
        message = "this is a web page or XML, whatever its name says"
        raise DataError(message, hint="export it as CSV or .xlsx", code="DAT102", place=head.path)
    return "text"


def table_of(head: Head) -> Table:
    """The first records of a file in its form."""
    form = head.form
    if form == "text":
        from cxkit.readers._delimited import delimited

        return delimited(head)
    if form == "json":
        from cxkit.readers._json import json_lines

        return json_lines(head)
    if form == "parquet":
        from cxkit.readers._parquet import parquet_table

        return parquet_table(head)
    from cxkit.readers._worker import worked

    return worked(head, form)
