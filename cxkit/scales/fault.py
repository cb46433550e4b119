"""What to say where raw values can't be read: which numbers, how many words, what settles it; never the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxkit.errors import DataError
from cxkit.scales.labels import whole_number
from cxkit.scales.vocabulary import folded, ordered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.scales.scale import Scale

_NUMBER = re.compile(r"[+-]?\d*[.,]?\d+(?:[eE][+-]?\d+)?\Z", re.ASCII)


class UndecidedError(DataError):
    """A value that can't be read stops the run; `raw` is one such value, for finding its line, never for printing."""

    def __init__(self, message: str, *, hint: str, code: str, raw: str) -> None:
        super().__init__(message, hint=hint, code=code)
        self.raw = raw


def fault(
    undecided: Mapping[str, int],
    scale: Scale,
    column: str,
    kpi: str,
    option: str,
    *,
    contradicted: bool,
    numbers: bool,
    decimals: bool = False,
) -> UndecidedError:
    """The sentence for values that can't be read.

    Args:
        undecided: raw value → rows.
        scale: wanted.
        column: name to print.
        kpi: name to print.
        option: how the metric was asked for.
        contradicted: words at an end of the scale mean the other end.
        numbers: plain numbers on the scale stand beside the words.
        decimals: numbers between the points were allowed.
    """
    if contradicted:
        turned = f"{scale.low}..{scale.high}" if scale.reversed else f"{scale.high}..{scale.low}"
        return UndecidedError(
            f"the words in {column} run against its numbers: the best stands at {'high' if scale.reversed else 'low'} "
            f"numbers, and {kpi} was asked from {scale}",
            hint=f"if the lowest number is the best: {declared(option, 'scale', turned)}\n"
            f"else say it: {declared(option, 'labels', 'WORDS:POINT')}",
            code="DAT208",
            raw=next(iter(undecided), ""),
        )
    whole = {value: n for value, n in undecided.items() if whole_number(value) is not None}
    if whole:
        return _off_scale(whole, scale, column, kpi, option)
    fractions = [value for value in undecided if _NUMBER.match(folded(value))]
    rows = sum(undecided.values())
    held = f"{_rows(rows)} {'holds' if rows == 1 else 'hold'}"
    if fractions and decimals:
        return UndecidedError(
            f"{_rows(rows)} of {column} {'holds' if rows == 1 else 'hold'} a number off the scale or with a comma, "
            f"and {kpi} runs from {scale.low} to {scale.high}",
            hint=f"declare it: {declared(option, 'scale', 'LOWEST..HIGHEST')}; decimals are written with a point",
            code="DAT204",
            raw=fractions[0],
        )
    if fractions:
        return UndecidedError(
            f"{held} a number in {column} that isn't whole, and {kpi} runs in whole points from {scale.low} to "
            f"{scale.high}",
            hint="export the single answers, not averages; see the values: add --inspect",
            code="DAT205",
            raw=fractions[0],
        )
    return UndecidedError(
        f"{held} words in {column} ({len(undecided)} different){_looks_like(undecided, numbers=numbers)}, and {kpi} "
        f"runs from {scale.low} to {scale.high}",
        hint=f"say what they mean: {declared(option, 'labels', 'WORDS:POINT')} (may repeat)\nsee them: add --inspect",
        code="DAT206",
        raw=next(iter(undecided)),
    )


def _looks_like(words: Mapping[str, int], *, numbers: bool) -> str:
    if numbers:
        return " beside numbers, and which number they stand for isn't said"
    for length in (5, 7, 4, 3, 2):
        if len(words) > 1 and ordered(words, length):
            return f", which read as a scale of {length} points"
    return ""


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
        which = " and ".join(str(number) for number in sorted(by_number))
        verb = "means" if len(by_number) == 1 else "mean"
        hints.append(f"if {which} {verb} 'no answer': {declared(option, 'missing', *map(str, sorted(by_number)))}")
    low, high = min(scale.low, *by_number), max(scale.high, *by_number)
    if len(by_number) <= 3 and high - low <= scale.high - scale.low + 2:
        begins = 1 if low == scale.low == 0 and high == scale.high + 1 else low
        differs = f"goes on to {high}" if begins == scale.low else f"begins at {begins}"
        hints.append(f"if the scale {differs}: {declared(option, 'scale', f'{begins}..{high}')}")
    else:
        hints.append(
            "the column may not hold answers to such a question: add --inspect, or declare "
            f"{declared(option, 'scale', '…')}"
        )
    return UndecidedError(
        f"{held} in {column}{more}, and {kpi} runs from {scale.low} to {scale.high}",
        hint="\n".join(hints),
        code="DAT204",
        raw=next(value for value in numbers if whole_number(value) == shown[0][0]),
    )


def _rows(n: int) -> str:
    return f"{n:,} row" if n == 1 else f"{n:,} rows"


def declared(option: str, key: str, *values: str) -> str:
    """How something is declared where the metric was: behind `--metric`, or at a question of feedback.yaml.

    Example:
        >>> declared("--metric csat=Q7", "missing", "0", "6")
        '--metric csat=Q7,missing=0,missing=6'
        >>> declared("in feedback.yaml, question q: ", "missing", "0", "6")
        'in feedback.yaml, question q: missing: [0, 6]'
        >>> declared("in feedback.yaml, question q: ", "labels", "WORDS:POINT")
        'in feedback.yaml, question q: labels: {WORDS: POINT}'
    """
    if option.endswith(": "):
        value = f"[{', '.join(values)}]" if len(values) > 1 else values[0]
        if key == "labels":
            value = f"{{{value.replace(':', ': ')}}}"
        return f"{option}{key}: {value}"
    return ",".join([_bare(option) if key == "scale" else option, *(f"{key}={value}" for value in values)])


def _bare(option: str) -> str:
    """The option as typed, without the scale that another is to stand for.

    Example:
        >>> _bare("--metric csat=Q7,scale=1..5,missing=0")
        '--metric csat=Q7,missing=0'
    """
    return re.sub(r",scale=[^,]*", "", option)
