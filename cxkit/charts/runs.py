"""Which measured periods may be joined by a line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxkit.results import Point


class Measured(NamedTuple):
    """A published figure with nothing missing."""

    end: date
    value: float
    low: float
    high: float


def runs(series: Sequence[Point]) -> Iterator[list[Measured]]:
    """Neighbouring periods of one definition: a withheld or a missing period, or a changed definition, ends a run."""
    run: list[Measured] = []
    before: Point | None = None
    for point in series:
        if run and (before is None or point.revision != before.revision or not _follows(before, point)):
            yield run
            run = []
        if point.value is not None and point.low is not None and point.high is not None:
            run.append(Measured(point.end, point.value, point.low, point.high))
        elif run:
            yield run
            run = []
        before = point
    if run:
        yield run


def _follows(before: Point, point: Point) -> bool:
    """Whether no period of this length lies between: the day after the one before is in this one."""
    from cxkit.scan.periods import period_of

    word = _word(point.period)
    return word != _word(before.period) or period_of(before.end + timedelta(days=1), word) == point.period


def _word(label: str) -> str:
    kinds = {"q": "quarter", "h": "half-year", "w": "week"}
    if len(label) == 4:
        return "year"
    return kinds.get(label[5], "month" if len(label) == 7 else "day")
