"""Answers that say yes or no: what means yes is declared, or written in words that mean nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxkit.scales.decode import BLANK, NONANSWER, UNANSWERED, Reading
from cxkit.scales.fault import UndecidedError, declared
from cxkit.scales.labels import whole_number
from cxkit.scales.nonanswers import is_nonanswer
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.scales.distribution import Distribution
    from cxkit.stats.weights import Cell

YES_NO = Scale(0, 1)
YES = frozenset({"yes", "y", "true", "t", "1", "ja", "oui", "sí", "si", "sim", "sì"})
_COMMENTED = re.compile(r"[ _]with(out)?[ _]comment$")
NO = frozenset({"no", "n", "false", "f", "0", "nein", "non", "não", "nee"})


def polar(
    raw: Mapping[str | None, Cell],
    positive: frozenset[str],
    missing: frozenset[str],
    *,
    column: str,
    kpi: str,
    option: str,
    weighted: bool = False,
) -> Distribution:
    """1 for yes and 0 for no, in the raw values of a whole column; see `decide_polar`.

    Example:
        >>> from cxkit.stats.weights import Cell
        >>> found = polar({"Yes": Cell.of(3), "No": Cell.of(2), None: Cell.of(1)}, frozenset(), frozenset(),
        ...               column="left", kpi="churn", option="--metric churn=left")
        >>> found.count(bool), found.n, dict(found.excluded)
        (3, 5, {'blank': 1})
    """
    counts = {value: cell.n for value, cell in raw.items()}
    reading = decide_polar(counts, positive, missing, column=column, kpi=kpi, option=option)
    return reading.distribution(raw, weighted=weighted)


def decide_polar(
    counts: Mapping[str | None, int],
    positive: frozenset[str],
    missing: frozenset[str],
    *,
    column: str,
    kpi: str,
    option: str,
    unanswered: frozenset[str] = frozenset(),
) -> Reading:
    """What each raw value of a column means: 1 for yes, 0 for no.

    Where `positive` is declared, those raw values mean yes and all others no. Without, only words that mean nothing
    else are read (yes and no, true and false, 1 and 0; in seven languages). `Good with comment` is a `Good`, unless it
    is declared itself.

    Args:
        counts: raw value → rows; None is the empty cell.
        positive: raw values that mean yes, as declared.
        missing: raw values that mean no answer, as declared.
        column: name to print.
        kpi: name to print.
        option: how the metric was asked for; the hint continues it.
        unanswered: what the export's own tool writes where nobody answered.

    Raises:
        UndecidedError: other words stand there and nothing was declared, or what was declared stands nowhere.
    """
    yes = {_plain(value) for value in positive}
    none = {_plain(value): UNANSWERED for value in unanswered}
    none |= {_plain(value): f"declared missing: {value}" for value in missing}
    points: dict[str | None, float] = {}
    reasons: dict[str | None, str] = {}
    unknown: dict[str, int] = {}
    for value, n in counts.items():
        text = _plain(value or "")
        text = text if text in yes or text in none else _COMMENTED.sub("", text)
        reason = _no_answer(text, none, yes)
        if reason:
            reasons[value] = reason
        elif not yes and text not in YES | NO:
            unknown[value or ""] = n
        else:
            points[value] = int(text in (yes or YES))
    nowhere = bool(yes) and bool(points) and 1 not in points.values()
    if unknown or (nowhere and any(value and _plain(value) not in NO | none.keys() for value in counts)):
        raise _fault(unknown, column, kpi, option)
    return Reading(points, reasons, YES_NO)


def _plain(value: str) -> str:
    text = " ".join(value.split()).casefold()
    number = whole_number(text)
    return text if number is None else str(number)


def _no_answer(text: str, none: Mapping[str, str], yes: set[str]) -> str | None:
    if text in none:
        return none[text]
    if not text:
        return BLANK
    return NONANSWER if text not in yes and is_nonanswer(text) else None


def _fault(unknown: Mapping[str, int], column: str, kpi: str, option: str) -> UndecidedError:
    rows = sum(unknown.values())
    if not unknown:
        return UndecidedError(
            f"no row of {column} holds what {kpi} was told means yes",
            hint="write positive= as the value stands in the export; see the values: add --inspect",
            code="DAT207",
            raw="",
        )
    return UndecidedError(
        f"{rows:,} row{'s' if rows > 1 else ''} of {column} {'hold' if rows > 1 else 'holds'} neither a yes nor a no "
        f"({len(unknown)} different values)",
        hint=f"say what means yes: {declared(option, 'positive', 'VALUE')} (may repeat)\nsee the values: add --inspect",
        code="DAT207",
        raw=next(iter(unknown)),
    )
