"""What a scan is asked to count, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.scan.where import Condition
    from cxkit.stats.weights import Cell

BLANK = "(blank)"
"""Segment of the rows whose cell is empty."""

Segment = tuple[tuple[str, str], ...]
"""Which rows: pairs of column and value as written; empty means all rows."""


@dataclass(frozen=True, slots=True)
class Request:
    """One pass over responses. Columns are positions (from 0) in the responses' columns.

    Args:
        questions: columns whose raw values are counted.
        breakdowns: each a set of columns that together make segments; the total is always counted too.
        period: `day`, `week`, `month`, `quarter`, `half-year`, `year`, or None.
        time: column that holds the time of the answer; needed with `period`.
        zone: IANA zone for times that carry none, and the zone whose calendar the periods follow.
        own_zone: IANA zone that the export itself names for times that carry none.
        orders: column with times → how it writes day, month and year, where that isn't as ISO does.
        decimals: column with weights or money → `comma` where that divides whole and part.
        weight: column that holds the weight of each answer.
        margins: columns of attributes that weights are raked to; rows without one of them are excluded.
        where: rows to keep; the others are excluded.
        population: rows the questions are about; the others are used, but not here.
    """

    questions: tuple[int, ...]
    breakdowns: tuple[tuple[int, ...], ...] = ()
    period: str | None = None
    time: int | None = None
    zone: str | None = None
    own_zone: str | None = None
    weight: int | None = None
    margins: tuple[int, ...] = ()
    where: Condition | None = None
    population: Condition | None = None
    orders: Mapping[int, str] = field(default_factory=dict)
    decimals: Mapping[int, str] = field(default_factory=dict)

    def decimal(self, column: int) -> str:
        """Which sign divides whole and part in a column of weights or money."""
        return self.decimals.get(column, "point")

    def without_time(self) -> Request:
        """The same rows, whatever their period and weight; those without a readable time or weight among them."""
        return replace(self, period=None, time=None, weight=None)


@dataclass(frozen=True, slots=True)
class Group:
    """A cell of the result: which question (column), segment and period."""

    question: int
    segment: Segment = ()
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of the rows of one file: rows = used + excluded + rejected, always.

    `partial` rows are of people who didn't finish; they are among those that count by what the reader knows.
    """

    path: str
    reader: str
    rows: int
    used: int
    excluded: Mapping[str, int] = field(default_factory=dict)
    rejected: Mapping[str, int] = field(default_factory=dict)
    sha256: str | None = None
    size: int | None = None
    partial: int = 0

    @property
    def balanced(self) -> bool:
        """Whether every row that was read is accounted for."""
        return self.rows == self.used + sum(self.excluded.values()) + sum(self.rejected.values())


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of raw values: group → raw text (None is an empty cell) → count, sum of weights, sum of squares."""

    groups: Mapping[Group, Mapping[str | None, Cell]]
    ledgers: tuple[Ledger, ...]
    notes: tuple[str, ...] = ()
