"""LimeSurvey."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.readers._responses import ExportFile

_SEPARATOR = re.compile(r"\.\s|\._\.")
_HEADING = re.compile(r"\w+(\[\w+\]){0,2}\. \S")
_CODES = {"submitdate", "lastpage", "startlanguage"}
_PAGE = "it holds the last page that somebody saw"
_NOT_SHOWN = "{question_not_shown}"
_FULL = {"response id", "date submitted", "last page", "start language"}


def _code(name: str) -> str:
    return _SEPARATOR.split(name, maxsplit=1)[0].strip().casefold()


def _knows(head: Head) -> bool:
    names = head.header
    known = {_code(name) for name in names} >= _CODES or {name.casefold() for name in names} >= _FULL
    return known or _is_vv(head) or _has_its_headings(names)


def _is_vv(head: Head) -> bool:
    """Whether the second line, and not the first, holds the codes: a file to correct and import again."""
    return set(head.table.names(1)) >= _CODES and not set(head.header) >= _CODES


def _has_its_headings(names: Sequence[str]) -> bool:
    """Whether most headers are a code and a text, some of them with an item: `sat[a1]. [Price] How satisfied …`."""
    fitting = sum(bool(_HEADING.match(name)) for name in names)
    return len(names) >= 5 and fitting >= 0.6 * len(names) and any("]. [" in name for name in names)


@reader("limesurvey", title="LimeSurvey", sniff=_knows)
def limesurvey(head: Head) -> ExportFile:
    """Survey results of LimeSurvey (`results-survey….csv`) and its VV files, headed by codes, texts or both.

    How to export: Responses & statistics › Export › Export responses › CSV; or Export a VV survey file.

    An export that somebody stripped of its own columns is known by its headings of codes and texts.

    Who counts: rows without `submitdate` are partial (1980-01-01 stands for a date in surveys that keep none): they
    count where they answered, and the number is said. The blank record of an empty survey is excluded as blank.
    In a VV file `{question_not_shown}` is no answer, and line breaks in texts stay `{newline}`.
    Answer codes such as `A1` need `labels=` or a codebook; a byte order mark inside a cell is left out. Ids begin at 1
    in every survey, so they are no key. Times carry no zone: they are the server's.

    `.lss` is the survey without answers; it is refused, and so are `.lsr` and `.lsa`: export responses as CSV.
    """
    vv = _is_vv(head)
    names = head.table.names(1) if vv else head.header
    codes = [_code(name) for name in names]
    submitted = next((at for at, code in enumerate(codes) if code in ("submitdate", "date submitted")), None)
    texts = [parts[1] if len(parts := _SEPARATOR.split(name, maxsplit=1)) > 1 else "" for name in names]
    not_shown = excluded("partial", submitted, _NOT_SHOWN)
    return described(
        head,
        header=2 if vv else 1,
        names=names,
        texts=head.header if vv else texts,
        unfit={at: _PAGE for at, code in enumerate(codes) if code in ("lastpage", "last page")},
        missing=dict.fromkeys(range(len(names)), (_NOT_SHOWN,)) if vv else {},
        partial=not_shown if vv else excluded("partial", submitted, when="blank"),
        notes=["the export doesn't name its time zone"],
    )
