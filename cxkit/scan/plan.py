"""Which columns are counted together: few combinations are cheap to count jointly, and tallies add."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxkit.scan.request import Request

_CELLS = 4096
_PERIODS = 16


@dataclass(frozen=True, slots=True)
class Joint:
    """Columns whose combinations are counted at once.

    Args:
        questions: columns whose raw values are wanted.
        segments: columns that make segments.
        breakdowns: the segments' combinations that are read off this count; the others come from another one.
    """

    questions: tuple[int, ...]
    segments: tuple[int, ...]
    breakdowns: tuple[tuple[int, ...], ...]

    @property
    def columns(self) -> tuple[int, ...]:
        """All of them, once each."""
        return tuple(dict.fromkeys((*self.questions, *self.segments)))

    def keeps(self, key: str) -> bool:
        """Whether it counts by a key of the statement: `state` and `period` always, `k7` where it has column 7."""
        return not key.startswith("k") or int(key[1:]) in self.columns


def plan(request: Request, distinct: Mapping[int, int]) -> tuple[Joint, ...]:
    """Counts that together answer a request, each of few combinations where the columns' values are few.

    Args:
        request: what to count.
        distinct: column → how many values its head shows; it steers the speed, never the result.

    Example:
        >>> from cxkit.scan.request import Request
        >>> [one.questions for one in plan(Request(questions=(1, 2, 3)), {1: 11, 2: 5, 3: 900})]
        [(1, 2), (3,)]
    """
    if not request.questions:
        return (Joint((), (), ()),)
    periods = _PERIODS if request.period else 1
    every = tuple(dict.fromkeys(column for columns in request.breakdowns for column in columns))
    if _cells(every, distinct) * periods <= _CELLS:
        return tuple(_packed(request.questions, every, ((), *request.breakdowns), distinct, periods))
    first, *others = request.breakdowns
    counts = list(_packed(request.questions, first, ((), first), distinct, periods))
    for breakdown in others:
        counts += _packed(request.questions, breakdown, (breakdown,), distinct, periods)
    return tuple(counts)


def apart(request: Request) -> tuple[Joint, ...]:
    """Counts that answer a request with no question or breakdown counted jointly with another."""
    return tuple(
        Joint((question,), breakdown, (breakdown,))
        for question in request.questions
        for breakdown in ((), *request.breakdowns)
    )


def _packed(
    questions: tuple[int, ...],
    segments: tuple[int, ...],
    breakdowns: tuple[tuple[int, ...], ...],
    distinct: Mapping[int, int],
    periods: int,
) -> Iterable[Joint]:
    base = _cells(segments, distinct) * periods
    bins: list[list[int]] = []
    cells = 0
    for question in questions:
        size = 1 if question in segments else _cells((question,), distinct)
        if bins and cells * size <= _CELLS:
            bins[-1].append(question)
            cells *= size
        else:
            bins.append([question])
            cells = base * size
    return [Joint(tuple(one), segments, breakdowns) for one in bins]


def _cells(columns: Iterable[int], distinct: Mapping[int, int]) -> int:
    return prod(distinct.get(column, _CELLS) + 1 for column in columns)
