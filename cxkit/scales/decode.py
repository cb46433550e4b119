"""Decode raw values once each: into points of a scale, no answer, or a fault that stops the run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxkit.errors import DataError
from cxkit.scales.distribution import Distribution
from cxkit.scales.nonanswers import is_nonanswer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.scales.scale import Scale
    from cxkit.stats.weights import Cell

BLANK = "blank"
NONANSWER = "says no answer"
_WHOLE = re.compile(r"[+]?(-?\d{1,15})(?:\.0+)?\Z", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d*[.,]?\d+(?:[eE][+-]?\d+)?\Z", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d{1,15}\.\d+\Z", re.ASCII)
_SPACE = re.compile(r"[\s\u00a0\u2007\u202f]+")


@dataclass(frozen=True, slots=True)
class Decoding:
    """How the raw values of a question are to be read.

    Args:
        scale: points that count.
        labels: words → point, as declared.
        missing: raw values that mean no answer, as declared.
        positive: raw values that mean yes, as declared, where the question says yes or no.
        decimals: whether numbers between the points count too.
    """

    scale: Scale
    labels: Mapping[str, int] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    positive: frozenset[str] = frozenset()
    decimals: bool = False


class UndecidedError(DataError):
    """A value that can't be read stops the run; `raw` is one such value, for finding its line, never for printing."""

    def __init__(self, message: str, *, hint: str, code: str, raw: str) -> None:
        super().__init__(message, hint=hint, code=code)
        self.raw = raw


def decode(
    raw: Mapping[str | None, Cell], decoding: Decoding, *, column: str, kpi: str, option: str, weighted: bool = False
) -> Distribution:
    """Points of a scale from raw values.

    A cell is trimmed (no-break spaces too); a declared missing value or a word of the fixed list is no answer; a
    declared label is its point; a whole number on the scale is its point.

    Args:
        raw: raw value → answers; None is the empty cell.
        decoding: as declared.
        column: name to print.
        kpi: name to print.
        option: how the metric was asked for, such as `--metric nps=NETPRO`; the hints continue it.
        weighted: whether the cells carry weights.

    Raises:
        UndecidedError: a number off the scale, or words that nothing explains.
    """
    labels = {_folded(label): point for label, point in decoding.labels.items()}
    missing = {_folded(value): value for value in decoding.missing}
    cells: dict[float, Cell] = {}
    excluded: dict[str, int] = {}
    undecided: dict[str, int] = {}
    for value, cell in raw.items():
        point, reason = _read(value, labels, missing, decoding)
        if point is not None:
            cells[point] = cells[point].plus(cell) if point in cells else cell
        elif reason is not None:
            excluded[reason] = excluded.get(reason, 0) + cell.n
        else:
            undecided[value or ""] = cell.n
    if undecided:
        raise _fault(undecided, decoding, column, kpi, option)
    return Distribution(dict(sorted(cells.items())), decoding.scale, dict(sorted(excluded.items())), weighted)


def whole_number(text: str) -> int | None:
    """A whole number as exports write it (`9`, ` 9 `, `9.0`), else None.

    Example:
        >>> whole_number(" 9.0"), whole_number("9.5"), whole_number("٩")
        (9, None, None)
    """
    match = _WHOLE.match(_SPACE.sub(" ", text).strip())
    return int(match[1]) if match else None


def _read(
    value: str | None, labels: Mapping[str, int], missing: Mapping[str, str], decoding: Decoding
) -> tuple[float | None, str | None]:
    text = _folded(value or "")
    number = whole_number(text)
    if text in missing or (number is not None and str(number) in missing):
        return None, f"declared missing: {missing.get(text) or missing[str(number)]}"
    if text in labels:
        return labels[text], None
    if not text:
        return None, BLANK
    point = float(text) if decoding.decimals and _DECIMAL.match(text) and number is None else number
    if point is not None and decoding.scale.low <= point <= decoding.scale.high:
        return point, None
    if number is None and is_nonanswer(text):
        return None, NONANSWER
    return None, None


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip().casefold()


def _fault(undecided: Mapping[str, int], decoding: Decoding, column: str, kpi: str, option: str) -> UndecidedError:
    numbers = {value: n for value in undecided if (n := undecided[value]) and whole_number(value) is not None}
    if numbers:
        return _off_scale(numbers, decoding.scale, column, kpi, option)
    fractions = [value for value in undecided if _NUMBER.match(_folded(value))]
    rows = sum(undecided.values())
    if fractions and decoding.decimals:
        return UndecidedError(
            f"{_rows(rows)} of {column} {'holds' if rows == 1 else 'hold'} a number off the scale or with a comma, "
            f"and {kpi} runs from {decoding.scale.low} to {decoding.scale.high}",
            hint=f"declare the scale: {option},scale=LOWEST..HIGHEST; decimals are written with a point",
            code="DAT204",
            raw=fractions[0],
        )
    if fractions:
        return UndecidedError(
            f"{_rows(rows)} {'holds' if rows == 1 else 'hold'} a number in {column} that isn't whole, "
            f"and {kpi} runs in whole points from {decoding.scale.low} to {decoding.scale.high}",
            hint="export the single answers, not averages; see the values: add --inspect",
            code="DAT205",
            raw=fractions[0],
        )
    return UndecidedError(
        f"{_rows(rows)} {'holds' if rows == 1 else 'hold'} words in {column} ({len(undecided)} different), "
        f"and {kpi} runs from {decoding.scale.low} to {decoding.scale.high}",
        hint=f"say what they mean: {option},labels=WORDS:POINT (may repeat)\nsee them: add --inspect",
        code="DAT206",
        raw=next(iter(undecided)),
    )


def _off_scale(numbers: Mapping[str, int], scale: Scale, column: str, kpi: str, option: str) -> UndecidedError:
    by_number: dict[int, int] = {}
    for value, n in numbers.items():
        number = whole_number(value) or 0
        by_number[number] = by_number.get(number, 0) + n
    shown = sorted(by_number.items(), key=lambda item: (-item[1], item[0]))[:6]
    held = ", ".join(f"{_rows(n)} {'hold' if n != 1 else 'holds'} {number}" for number, n in shown)
    more = f" (and {len(by_number) - len(shown)} more values)" if len(by_number) > len(shown) else ""
    hints = []
    if len(by_number) <= 3:
        options = ",".join(f"missing={number}" for number in sorted(by_number))
        which = " and ".join(str(number) for number in sorted(by_number))
        hints.append(f"if {which} means 'no answer': {option},{options}")
    low, high = min(scale.low, *by_number), max(scale.high, *by_number)
    if len(by_number) <= 3 and high - low <= scale.high - scale.low + 2:
        begins = 1 if low == scale.low == 0 and high == scale.high + 1 else low
        hints.append(f"if the scale begins at {begins}: {option},scale={begins}..{high}")
    else:
        hints.append(f"the column may not hold answers to such a question: add --inspect, or declare {option},scale=…")
    return UndecidedError(
        f"{held} in {column}{more}, and {kpi} runs from {scale.low} to {scale.high}",
        hint="\n".join(hints),
        code="DAT204",
        raw=next(value for value in numbers if whole_number(value) == shown[0][0]),
    )


def _rows(n: int) -> str:
    return f"{n:,} row" if n == 1 else f"{n:,} rows"
