"""What to measure where nobody says it: what the export's own tool asks, else a question with the answers to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.loading.load import ROOT_FILE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.readers._responses import Column, Responses
    from cxkit.scan.profile import Profile

_FITS = {
    "score 0-10": "nps={}", "whole numbers 0-11": "nps={}", "whole numbers 1-11": "nps={}",
    "score 0-10 or 1-10": "nps={}", "score 1-5": "csat={}", "words of a scale of 5": "csat={}",
    "score 0-5": "csat={},scale=0..5", "score 1-7": "csat={},scale=1..7",
}  # fmt: skip
"""What a column looks like → metric that may be meant."""
_RECOMMENDS = re.compile(r"\bnps\b|recom|empfehl|raccomand|consigli|aanbevel|aanrad", re.IGNORECASE)
_SATISFIED = re.compile(r"satisf|zufrieden|soddisf|tevreden", re.IGNORECASE)
_PLAIN = re.compile(r"[\w.-]+")
_SHOWN = 5
_LONG = 40
_SENTENCE = 4
"""Words from which on a question tells by itself whether it is about recommending."""
_FEW = 5


def metrics_of_tool(exports: Sequence[str], **options: Any) -> tuple[tuple[str, ...], str]:
    """Metrics that the tool itself asks in these exports, as behind `--metric`, and a sentence that says so.

    Args:
        exports: files.
        options: as for `score`: reader, encoding, delimiter, sheet, partials.

    Raises:
        UsageError: the tool doesn't say what is asked; the hint proposes the columns that look like answers.
        DataError: a file can't be read.
    """
    from cxkit.api.score import describe
    from cxkit.readers import READERS

    if "-" in exports:
        message = f"what to measure isn't said, and there is no {ROOT_FILE} in this folder or above it"
        raise UsageError(message, hint="add --metric KPI=COLUMN, such as --metric nps=Q1")
    responses = describe(list(exports), **options)
    metrics = tuple(_spec(column.asks, column, responses) for column in responses.columns if column.asks)
    title = READERS.get(responses.reader).title
    if metrics:
        names = " and ".join(f"--metric {metric}" for metric in metrics)
        return metrics, f"measured as {title} asks it: {names}"
    message = f"{responses.name} doesn't say what to measure, and there is no {ROOT_FILE} in this folder or above it"
    raise UsageError(message, hint=_proposal(responses))


def _proposal(responses: Responses) -> str:
    from cxkit.scan.profile import profiles

    found = [one for one in profiles(responses) if one.kind in _FITS and sum(one.numbers.values() or [_FEW]) >= _FEW]
    found.sort(key=lambda one: (not _RECOMMENDS.search(_words(one.column)), list(_FITS).index(one.kind)))
    if not found:
        return (
            "no column looks like answers on a scale by itself: add --inspect to see what each holds, then "
            "--metric KPI=COLUMN (cx explain lists the KPIs)"
        )
    lines = ["add the one that is meant:" if len(found) > 1 else "add, if that is meant:"]
    lines += [f"  --metric {_spec_of(one, responses)}" for one in found[:_SHOWN]]
    more = f"{len(found) - _SHOWN} more columns look like answers, too; " if len(found) > _SHOWN else ""
    return "\n".join([*lines, f"{more}see what each column holds: add --inspect"])


def _spec_of(one: Profile, responses: Responses) -> str:
    column, named = one.column, _named(one.column, responses)
    text = _FITS[one.kind].format(named)
    words = _words(column)
    if text.startswith("nps") and not _RECOMMENDS.search(words) and len(words.split()) >= _SENTENCE:
        kpi = "csat" if _SATISFIED.search(words) else "mean"
        text = f"{kpi}={named},scale={min(one.numbers)}..{max(10, *one.numbers)}"
    asked = (column.text or column.name) if named.startswith("#") or column.text else ""
    return f"{text:<24} ({_short(asked)})" if asked and asked != named else text


def _spec(asks: str, column: Column, responses: Responses) -> str:
    kpi, comma, declared = asks.partition(",")
    return f"{kpi}={_named(column, responses)}{comma}{declared}"


def _words(column: Column) -> str:
    return f"{column.name} {column.text}"


def _named(column: Column, responses: Responses) -> str:
    """A column as it can be typed without quotes: its header where that is one plain word, else its number."""
    alone = [one.name for one in responses.columns].count(column.name) == 1
    return column.name if alone and _PLAIN.fullmatch(column.name) else f"#{column.position + 1}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONG else f"{plain[: _LONG - 1]}…"
