"""Weights that make a sample look like its population: raked to declared margins, on the counts of joint cells."""

from __future__ import annotations

import csv
import math
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from cxkit.errors import DataError, UsageError
from cxkit.scan.tally import scan
from cxkit.stats.raking import rake, unsound
from cxkit.stats.weights import Cell, kish_n

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxkit.readers._responses import Responses
    from cxkit.scan.combinations import Combination
    from cxkit.scan.request import Group, Request, Segment, Tally

    Names = tuple[str, ...]
    Joint = Mapping[tuple[str, ...], Cell]

_DIGITS = Decimal("1e-9")
_SHARE = re.compile(r"\d{1,3}(\.\d+)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Margin:
    """How a population divides by one attribute.

    Args:
        column: header of the attribute in the export.
        name: of the attribute, as it is declared.
        shares: word → its share of the population, in per cent.
        words: raw value → word, where they differ.
    """

    column: str
    name: str
    shares: Mapping[str, float]
    words: Mapping[str, str] = field(default_factory=dict)


def margin(column: str, name: str, shares: Mapping[str, float], words: Mapping[str, str] | None = None) -> Margin:
    """A margin whose shares are sound.

    Raises:
        UsageError: they don't add up to 100, or one isn't above 0.
    """
    if fault := unsound(shares):
        message = f"the margin of {name} can't be weighted to: {fault}"
        raise UsageError(message, hint="write every group with its share of the population in per cent")
    return Margin(column, name, shares, words or {})


def read_margin(text: str) -> tuple[str, dict[str, float]]:
    """A margin as typed, `COLUMN=VALUE:SHARE,VALUE:SHARE,…`.

    Raises:
        UsageError: it can't be read.

    Example:
        >>> read_margin("Region=north:55,south:45")
        ('Region', {'north': 55.0, 'south': 45.0})
    """
    column, _, rest = text.partition("=")
    shares: dict[str, float] = {}
    for part in next(csv.reader([rest]), []):
        word, _, share = part.rpartition(":")
        if not word.strip() or not _SHARE.match(share.strip()) or word.strip() in shares:
            message = f"--margin {text} can't be read"
            raise UsageError(message, hint="write --margin Region=north:55,south:45, each group once")
        shares[word.strip()] = float(share)
    if not column.strip() or not shares:
        message = f"--margin {text} can't be read"
        raise UsageError(message, hint="write --margin Region=north:55,south:45")
    return column.strip(), shares


@dataclass(frozen=True, slots=True)
class Raking:
    """How far the weights of one period had to go.

    Args:
        margins: what they were raked to.
        period: its label, or None.
        rounds: until no margin moved any more.
        largest: weight, where the average one is 1.
        smallest: weight.
        n: responses that were weighted.
        n_effective: how many of equal weight they are worth by Kish's formula.
    """

    margins: tuple[Margin, ...]
    period: str | None
    rounds: int
    largest: float
    smallest: float
    n: int
    n_effective: float


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weights of all periods.

    Args:
        columns: headers of the margins, as the export has them.
        factors: period and raw values of the margins → factor on the weight of each answer.
        rakings: how far each period's had to go.
    """

    columns: Names
    factors: Mapping[tuple[str | None, Names], Decimal]
    rakings: tuple[Raking, ...]

    def tally(self, tally: Tally, breakdowns: Sequence[Names]) -> Tally:
        """Counts of every joint cell, weighted and added up to those of the breakdowns that were asked for."""
        groups: dict[Group, dict[str | None, Cell]] = {}
        for group, counts in tally.groups.items():
            for segment in self._narrow(group.segment, breakdowns):
                into = groups.setdefault(replace(group, segment=segment), {})
                for raw, cell in counts.items():
                    weighed = self._weighed(cell, group.segment, group.period)
                    into[raw] = into[raw].plus(weighed) if raw in into else weighed
        return replace(tally, groups=groups)

    def combinations(self, found: Iterable[Combination], breakdowns: Sequence[Names]) -> Iterator[Combination]:
        """Likewise of answers to several questions; those of one customer of a group stand together."""
        weighed = [
            one._replace(segment=segment, cell=self._weighed(one.cell, one.segment, one.period))
            for one in found
            for segment in self._narrow(one.segment, breakdowns)
        ]
        yield from sorted(weighed, key=lambda one: (str(one.segment), str(one.period), str(one.customer), str(one.raw)))

    def _narrow(self, segment: Segment, breakdowns: Sequence[Names]) -> Iterator[Segment]:
        """The segments that a joint cell is part of."""
        names, values = tuple(name for name, _ in segment), dict(segment)
        for breakdown in dict.fromkeys(((), *breakdowns)):
            if segment and tuple(dict.fromkeys((*breakdown, *self.columns))) == names:
                yield tuple((name, values[name]) for name in breakdown)

    def _weighed(self, cell: Cell, segment: Segment, period: str | None) -> Cell:
        values = dict(segment)
        factor = self.factors[period, tuple(values[name].strip() for name in self.columns)]
        return times(cell, factor)


def widened(request: Request) -> Request:
    """The same request, each breakdown crossed with the margins, whose joint cells are what is weighted."""
    if not request.margins:
        return request
    joint = [tuple(dict.fromkeys((*breakdown, *request.margins))) for breakdown in ((), *request.breakdowns)]
    return replace(request, breakdowns=tuple(dict.fromkeys(joint)))


def breakdowns_of(responses: Responses, request: Request) -> list[Names]:
    """Headers of the columns of each breakdown."""
    return [tuple(responses.columns[column].name for column in breakdown) for breakdown in request.breakdowns]


def weighing(responses: Responses, request: Request, margins: Sequence[Margin], *, max_rejected: float = 0) -> Weighing:
    """Weights of everyone who responded, whatever is measured of them.

    Args:
        responses: files or frame.
        request: period, time and weight; its questions, breakdowns and conditions are not looked at.
        margins: what to rake to.
        max_rejected: rows that may be unreadable.

    Raises:
        DataError: a group of the population has no answers, answers come from a group that no margin names, or the
            margins contradict each other.
    """
    places = request.margins
    asked = replace(request, questions=places[:1], breakdowns=(places,), where=None, population=None)
    found = scan(responses, asked, max_rejected=max_rejected)
    columns = tuple(responses.columns[place].name for place in places)
    periods: dict[str | None, dict[Names, Cell]] = {}
    for group, counts in found.groups.items():
        if group.segment:
            raws = tuple(value.strip() for _, value in group.segment)
            cells = periods.setdefault(group.period, {})
            for cell in counts.values():
                cells[raws] = cells[raws].plus(cell) if raws in cells else cell
    factors, rakings = {}, []
    for period, cells in sorted(periods.items(), key=lambda item: str(item[0])):
        own, raking = _raked(cells, margins, period, responses.name)
        factors.update({(period, raws): factor for raws, factor in own.items()})
        rakings.append(raking)
    return Weighing(columns, factors, tuple(rakings))


def _raked(
    cells: Joint, margins: Sequence[Margin], period: str | None, place: str
) -> tuple[dict[Names, Decimal], Raking]:
    words = {raws: _words(raws, margins) for raws in cells}
    _require_named(cells, words, margins, place)
    sums: dict[Names, float] = {}
    for raws, cell in cells.items():
        sums[words[raws]] = sums.get(words[raws], 0.0) + float(cell.weight)
    try:
        found = rake(sums, [margin.shares for margin in margins])
    except ValueError as error:
        message = f"the sample{f' of {period}' if period else ''} can't be weighted to its margins: {error}"
        hint = "join a group nobody answered in with another one in the margins, or measure a longer period"
        raise DataError(message, hint=hint, code="DAT220", place=place) from None
    factors = {raws: Decimal(repr(found.weights[words[raws]])).quantize(_DIGITS) for raws in sorted(cells)}
    return factors, _told(margins, period, found.rounds, [times(cell, factors[raws]) for raws, cell in cells.items()])


def times(cell: Cell, factor: Decimal) -> Cell:
    """Answers that weigh so much more."""
    return Cell(cell.n, Decimal(cell.weight) * factor, Decimal(cell.weight2) * factor**2)


def _words(raws: Names, margins: Sequence[Margin]) -> Names:
    return tuple(margin.words.get(raw, raw) for raw, margin in zip(raws, margins, strict=True))


def _require_named(cells: Joint, words: Mapping[Names, Names], margins: Sequence[Margin], place: str) -> None:
    for at, margin in enumerate(margins):
        strangers = sum(cell.n for raws, cell in cells.items() if words[raws][at] not in margin.shares)
        if strangers:
            held = "response is" if strangers == 1 else "responses are"
            message = f"{strangers:,} {held} of no {margin.name} that its margin names"
            hint = "name every group there, or map raw values to its words at attributes:; --inspect counts them"
            raise DataError(message, hint=hint, code="DAT211", place=place)


def _told(margins: Sequence[Margin], period: str | None, rounds: int, cells: Sequence[Cell]) -> Raking:
    n = sum(cell.n for cell in cells)
    mean = math.fsum(float(cell.weight) for cell in cells) / n
    each = [float(cell.weight) / cell.n / mean for cell in cells]
    return Raking(tuple(margins), period, rounds, max(each), min(each), n, kish_n(dict(enumerate(cells))))
