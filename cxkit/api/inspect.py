"""Look at an export before anything is measured: how it is laid out, who would count, and what to declare."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxkit.api.score import describe
from cxkit.errors import DataError, OutputError
from cxkit.scan.date_order import date_order, in_order
from cxkit.scan.profile import left_out_rows, profiles, rejected_rows
from cxkit.scan.survey import partial_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.readers._responses import Responses
    from cxkit.scan.profile import Profile

_KPIS = {"score 0-10": ("nps", "0..10"), "score 0-10 or 1-10": ("nps", "0..10"), "score 1-5": ("csat", "1..5")}
_DECLARED = ("encoding", "delimiter", "sheet", "partials")
_ORDERS = {
    None: "", "dmy": "days first", "mdy": "months first", "ymd": "years first", "epoch": "seconds since 1970",
    "epoch-ms": "thousandths of a second since 1970",
}  # fmt: skip
_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was recognised.

    Args:
        responses: how the export is laid out.
        profiles: what its columns hold.
        left_out: why rows don't count → how many.
        partial: rows of people who didn't finish.
        rejected: rows that can't be read.
        orders: position → how a column of times writes days, in words; of columns that don't write them as ISO does.
        feedback: lines for feedback.yaml.
        metrics: lines for metrics.yaml; empty where no column can be scored as it stands.
    """

    responses: Responses
    profiles: tuple[Profile, ...]
    left_out: Mapping[str, int]
    partial: int
    rejected: int
    orders: Mapping[int, str]
    feedback: str
    metrics: str

    def write(self, folder: Path | str) -> tuple[str, ...]:
        """Write the lines into feedback.yaml and metrics.yaml, both or none; what stands there stays as it is.

        Raises:
            OutputError: a source or metric of that id is there already, or the disk refuses; nothing was changed.
        """
        from cxkit.api.add_source import add_source

        if not self.metrics:
            message = "no column can be scored as it stands, so there is nothing to write"
            raise OutputError(message, hint="say what its values mean: --metric csat=COLUMN,labels=WORDS:POINT")
        return add_source(Path(folder), {"feedback.yaml": self.feedback, "metrics.yaml": self.metrics})


def inspect(exports: Sequence[str], **options: Any) -> Inspection:
    """Describe exports and profile their columns; nothing is measured.

    Args:
        exports: files.
        options: as for `score`: reader, encoding, delimiter, sheet, partials.

    Raises:
        UsageError: no such file or reader.
        DataError: it can't be read.
    """
    responses = describe(list(exports), **options)
    found = profiles(responses)
    responses = in_order(responses, None)
    partial = sum(partial_rows(responses, file) for file in responses.files)
    asked = [one for one in found if one.kind in _KPIS and one.column.name]
    source = _slug(Path(exports[0]).stem if exports else "survey")
    return Inspection(
        responses,
        found,
        left_out_rows(responses),
        partial,
        sum(rejected_rows(responses, file) for file in responses.files),
        {at: _in_words(responses, at) for one in found if one.kind == "time" for at in [one.column.position]},
        _feedback(responses, found, asked, source, {key: str(options[key]) for key in _DECLARED if options.get(key)}),
        _metrics(asked, source, timed=_time(found) is not None),
    )


def _in_words(responses: Responses, position: int) -> str:
    """How a column of times writes days; empty where it writes them as ISO does."""
    try:
        return _ORDERS[date_order(responses, position)]
    except DataError as error:
        return f"{error.message}: {error.hint}"


def _feedback(
    responses: Responses, found: Sequence[Profile], asked: Sequence[Profile], source: str, declared: Mapping[str, str]
) -> str:
    comments = next((one.column.name for one in found if one.kind == "comments" and one.column.name), None)
    columns = {"time": _time(found), "comment": comments}
    mapped = ", ".join(f"{kind}: {json.dumps(name)}" for kind, name in columns.items() if name)
    segments = [one for one in found if one.kind == "segment" and one.column.name]
    lines = [
        "sources:", f"  - id: {source}", f"    name: {json.dumps(source.replace('-', ' ').capitalize())}",
        f"    reader: {responses.reader}",
    ]  # fmt: skip
    lines += [f"    {key}: {json.dumps(value)}" for key, value in declared.items()]
    if mapped:
        lines.append(f"    columns: {{{mapped}}}")
    if segments:
        held = ", ".join(f"{_slug(one.column.name)}: {json.dumps(one.column.name)}" for one in segments[:4])
        lines.append(f"    attributes: {{{held}}}")
    lines.append("    questions:" if asked else "    questions: {}")
    for one, ident in zip(asked, _idents(asked), strict=True):
        scale = _KPIS[one.kind][1]
        unsure = "  # nobody answered 0: was it asked from 1? then scale: 1..10" if one.kind.endswith("or 1-10") else ""
        text = f", text: {json.dumps(one.column.text)}" if one.column.text else ""
        lines.append(f"      {ident}: {{column: {json.dumps(one.column.name)}, scale: {scale}{text}}}{unsure}")
    return "\n".join(lines) + "\n"


def _time(found: Sequence[Profile]) -> str | None:
    """The first column of times; those of a pipeline, such as `_synced`, only say when it was copied."""
    return next(
        (one.column.name for one in found if one.kind == "time" and one.column.name.strip("_") == one.column.name), None
    )


def _metrics(asked: Sequence[Profile], source: str, *, timed: bool) -> str:
    if not asked:
        return ""
    lines = ["metrics:"]
    for one, ident in zip(asked, _idents(asked), strict=True):
        kpi = _KPIS[one.kind][0]
        lines.append(
            f"  - {{id: {kpi}-{ident}, name: {json.dumps(one.column.name[:60])}, kpi: {kpi}, source: {source}, "
            f"question: {ident}{', period: quarter' if timed else ''}}}"
        )
    return "\n".join(lines) + "\n"


def _idents(asked: Sequence[Profile]) -> list[str]:
    """An id for each question; a number tells those apart that would be the same."""
    made: list[str] = []
    for one in asked:
        ident = _slug(one.column.name)
        number = 2
        while ident in made:
            ident = f"{_slug(one.column.name)}-{number}"
            number += 1
        made.append(ident)
    return made


def _slug(text: str) -> str:
    plain = _ID.sub("-", text.casefold()).strip("-")[:40].strip("-")
    return plain if plain[:1].isalpha() else f"q-{plain}".strip("-")
