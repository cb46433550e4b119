"""Qualtrics."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.readers._qualtrics import finished, left_out
from cxkit.readers._reader import Head, reader
from cxkit.readers._table import clean_header, described, position, repeated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.readers._responses import ExportFile

_IMPORT_ID = re.compile(r"""\{\s*["']ImportId["']\s*:""")
_GROUP = "_NPS_GROUP"
_OWN_SPLIT = "it is Qualtrics' own group of promoters, passives and detractors"
_CLOSED = "partial responses are recorded when the survey closed them, often a week later: EndDate is the answer's"
_DASHBOARD = re.compile(r".+ \(([+-])(\d\d):(\d\d) GMT\)\Z")
_VALUES = "values."
_RESPONSE = {"responseId", "values._recordId", "values.finished"}
_TIMING = "it holds when or how often somebody clicked on a page"
_ORDER = "it holds the order in which choices were shown"


@dataclass(frozen=True, slots=True)
class _Headers:
    """Lines of headers, and which of them holds names, question texts and import ids."""

    lines: int
    texts: int | None = None
    ids: int | None = None
    legacy: bool = False
    prefix: str = ""
    dashboard: bool = False


def _headers(head: Head) -> _Headers | None:
    if head.form == "json":
        return _Headers(1, prefix=_VALUES) if set(head.header) >= _RESPONSE else None
    rows = head.rows
    for at in (1, 2):
        if at < len(rows) and any(_IMPORT_ID.match(cell) for cell in rows[at]):
            return _Headers(at + 1, at - 1 if at > 1 else None, at)
    names = head.header
    second = head.table.names(1)
    if names[:3] == ("V1", "V2", "V3") and {"ResponseID", "ResponseSet"} <= set(second):
        return _Headers(2, 1, None, legacy=True)
    known = set(names)
    if {"StartDate", "EndDate", "Finished"} <= known and known & {"ResponseId", "ResponseID"}:
        if not known & {"RecordedDate", "DistributionChannel", "Progress", "ResponseSet"}:
            return None
        start = names.index("StartDate")
        worded = len(second) > start and bool(second[start]) and not re.search(r"\d", second[start])
        return _Headers(2 if worded else 1, 1 if worded else None)
    return _Headers(1, dashboard=True) if any(_DASHBOARD.match(name) for name in names) else None


def _knows(head: Head) -> bool:
    return _headers(head) is not None


@reader("qualtrics", title="Qualtrics", sniff=_knows)
def qualtrics(head: Head) -> ExportFile:
    """Response exports of Qualtrics: CSV, TSV, Excel, SPSS, JSON, and a dashboard's CSV, of today and before 2017.

    How to export: Data & Analysis › Export & Import › Export Data › CSV, TSV, Excel or SPSS, by numeric values or
    by choice text; a dashboard's Export Data; the interface's NDJSON and JSON.

    Header lines: three today (names, question texts, import ids), three with single quotes in between, two in the
    legacy export (`V1` … `V10`), one where they were stripped. Columns are named by the first line; the legacy `V`
    columns by the second. Question texts may hold line breaks and stand in the language of the account.

    Who counts: rows whose `Status` is a preview, a test or spam are excluded, and so are those whose
    `DistributionChannel` is preview or test; imported, offline and employee responses count. Of a `Status` in words of
    another language only 'IP address', an ordinary response, is known; others stop the run: export it as numbers, or in
    English. Rows with `Finished` 0 or False are partial: they count where they answered, and the number is said.

    Times carry no zone; the third line names it, or a dashboard's header (`… (+00:00 GMT)`). `RecordedDate` of a
    partial response is the day Qualtrics closed it. `Q1_NPS_GROUP` is Qualtrics' own split: it is refused as an answer,
    and where it contradicts the scores of `Q1` the run stops.

    Not confirmed: TSV in UTF-16 (read by its byte order mark), and a dashboard's names of who counts.
    """
    headers = _headers(head) or _Headers(1)
    table = head.table
    names, second = list(table.names(0)), table.names(headers.texts or 0)
    texts = list(second) if headers.texts is not None else None
    if headers.legacy:
        names = [second[at] if re.fullmatch(r"V\d+", name) else name for at, name in enumerate(names)]
    names = [name.removeprefix(headers.prefix) for name in names]
    zone = "UTC" if headers.prefix else _in_headers(names)
    if headers.ids is not None:
        zone = _zone(table.rows[headers.ids])
    groups = {position(names, name.removesuffix(_GROUP)): at for at, name in enumerate(names) if name.endswith(_GROUP)}
    own = [name.rpartition(" - ")[2] for name in names] if headers.dashboard else names
    return described(
        head,
        header=headers.lines,
        names=names,
        texts=texts,
        unfit={at: why for at, name in enumerate(names) if (why := _unfit(name))},
        groups=groups,
        asks=dict.fromkeys(groups, "nps"),
        exclusions=left_out(own),
        repeats=repeated("duplicate", position(own, "ResponseId", "Response ID")),
        partial=finished(own),
        cautions={position(own, "RecordedDate", "Recorded Date"): _CLOSED},
        zone=zone,
        notes=["the export doesn't name its time zone"] if headers.ids is None and zone is None else [],
    )


def _in_headers(names: Sequence[str]) -> str | None:
    """The zone that a dashboard writes behind its times, such as (+02:00 GMT); one with half hours has no name."""
    found = {match.groups() for name in names if (match := _DASHBOARD.match(name))}
    sign, hours, minutes = found.pop() if len(found) == 1 else ("", "", "")
    if minutes != "00":
        return None
    return "UTC" if hours == "00" else f"Etc/GMT{'-' if sign == '+' else '+'}{int(hours)}"


def _unfit(name: str) -> str:
    if re.search(r"_(First Click|Last Click|Page Submit|Click Count)\Z", name):
        return _TIMING
    return _OWN_SPLIT if name.endswith(_GROUP) else _ORDER if re.search(r"_DO(_\w+)?\Z", name) else ""


def _zone(cells: Sequence[str]) -> str | None:
    for cell in cells:
        try:
            found = json.loads(clean_header(cell).replace("'", '"'))
        except ValueError:
            continue
        name = found.get("timeZone") if isinstance(found, dict) else None
        if isinstance(name, str) and name:
            return "UTC" if name.upper() in ("Z", "UTC", "GMT") else name
    return None
