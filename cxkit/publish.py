"""The gate: measured answers become figures that may be shown. Only figures reach a writer.

Groups of fewer than K people (5, or more where the workspace says so) get no figure. So that nothing is recovered by
subtraction they are rolled up into 'other', which holds at least two groups and at least K answers, or takes the next
smallest group; a table whose cells can't be rolled up so is withheld.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cxkit.errors import BugError
from cxkit.kpis._kpi import NotEstimableError
from cxkit.scan.request import BLANK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cxkit.kpis._kpi import Estimate
    from cxkit.summaries.summary import Summary
    from cxkit.verdicts.target import Verdict

SMALLEST_GROUP = 5
LOW_BASE = 30
OTHER = "other"
NO_ANSWERS = "no answers"

Segment = tuple[tuple[str, str], ...]
ALONE: frozenset[Segment] = frozenset()


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Rows that were used but gave no answer; `rows` is None where the count is withheld."""

    reason: str
    rows: int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that may be shown, or the reason why there is none.

    Args:
        metric: id, or the KPI's name for an ad hoc metric.
        kpi: name of the KPI.
        column: header of the question's column.
        segment: column → value; empty for all.
        period: label, or None.
        estimate: None where suppressed.
        answers: what the estimate was made from; None where suppressed.
        excluded: rows without an answer, by reason.
        reason: why there is no estimate.
        members: the groups that are rolled up in this one, none for a group as it is; for comparisons, never printed.
        verdict: against a target, where there is one.
    """

    metric: str
    kpi: str
    column: str
    segment: Segment
    period: str | None
    estimate: Estimate | None
    answers: Summary | None = field(repr=False)
    excluded: tuple[Exclusion, ...] = ()
    reason: str | None = None
    members: frozenset[Segment] = field(default=ALONE, repr=False)
    verdict: Verdict | None = None

    @property
    def groups(self) -> int:
        """How many groups are rolled up in this one; 0 for a group as it is."""
        return len(self.members)

    @property
    def suppressed(self) -> bool:
        """Whether there is no figure to show."""
        return self.estimate is None

    @property
    def responses(self) -> int | None:
        """Rows it was made from, also those that left this question out; None where that isn't shown."""
        if self.estimate is None or any(one.rows is None for one in self.excluded):
            return None
        return self.estimate.n + sum(one.rows or 0 for one in self.excluded)

    @property
    def low_base(self) -> bool:
        """Whether it rests on fewer than 30 answers, and not on those of everyone there is."""
        return self.estimate is not None and self.estimate.n < LOW_BASE and not self.estimate.census


@dataclass(frozen=True, slots=True)
class Measured:
    """The answers to one metric in one period, before the gate.

    Args:
        estimate: from answers to an estimate.
        total: all answers.
        breakdowns: columns → segment → answers; the segments of one breakdown are disjoint and make up the total.
    """

    metric: str
    kpi: str
    column: str
    period: str | None
    estimate: Callable[[Summary], Estimate]
    total: Summary
    breakdowns: Mapping[tuple[str, ...], Mapping[Segment, Summary]]


def publish(measured: Iterable[Measured], *, group: int = SMALLEST_GROUP) -> tuple[Figure, ...]:
    """Figures of all that was measured, by the rules above.

    Args:
        measured: metrics by period.
        group: smallest group that is shown; it can be raised, never lowered below 5.
    """
    if group < SMALLEST_GROUP:
        message = "the privacy threshold was lowered"
        raise BugError(message)
    figures: list[Figure] = []
    for one in measured:
        figures.append(_figure(one, (), one.total, group))
        if one.total.n < group:
            continue
        crossed = {columns for columns in one.breakdowns if len(columns) > 1}
        margins = {column for columns in crossed for column in columns}
        for columns, segments in one.breakdowns.items():
            shared = any(column in margins for column in columns) if len(columns) == 1 else _has_margin(one, columns)
            figures.extend(_breakdown(one, columns, segments, group, exact=len(columns) > 1 and shared))
    return tuple(figures)


def nested(whole: int, part: int, group: int) -> bool:
    """Whether figures of a part may stand beside those of its whole: what is left over holds nobody, or enough people.

    Example:
        >>> nested(40, 40, 5), nested(40, 37, 5), nested(40, 35, 5)
        (True, False, True)
    """
    return whole == part or whole - part >= group


def roll_up(sizes: Mapping[Any, int], group: int) -> tuple[list[Any], list[Any]] | None:
    """Which groups stand alone and which go into 'other', smallest first.

    Groups without an answer stand alone: nothing of them can be told.

    Returns:
        (alone, other), or None where no breakdown can be shown.

    Example:
        >>> roll_up({"DE": 40, "FR": 12, "NO": 2}, 5)
        (['DE'], ['NO', 'FR'])
        >>> roll_up({"DE": 40, "FR": 12}, 5)
        (['DE', 'FR'], [])
    """
    order = sorted((name for name, n in sizes.items() if n > 0), key=lambda name: (sizes[name], str(name)))
    other = [name for name in order if sizes[name] < group]
    rest = [name for name in order if sizes[name] >= group]
    while other and rest and (len(other) < 2 or sum(sizes[name] for name in other) < group):
        other.append(rest.pop(0))
    if other and not rest:
        return None
    alone = [name for name in sizes if name not in other]
    return alone, other


def _breakdown(
    one: Measured, columns: tuple[str, ...], segments: Mapping[Segment, Summary], group: int, *, exact: bool
) -> list[Figure]:
    merged = _merge_crossed(segments, group, exact=exact) if len(columns) > 1 else _merge(segments, group)
    if merged is None:
        label = tuple((column, "all groups") for column in columns)
        reason = f"withheld: groups of fewer than {group} can't be hidden in it"
        return [Figure(one.metric, one.kpi, one.column, label, one.period, None, None, reason=reason)]
    withheld = {
        reason for answers, _ in merged.values() for reason, rows in answers.excluded.items() if 0 < rows < group
    }
    return [
        _figure(one, segment, answers, group, members=members, withheld=withheld)
        for segment, (answers, members) in merged.items()
    ]


def _merge(segments: Mapping[Segment, Summary], group: int) -> dict[Segment, tuple[Summary, frozenset[Segment]]] | None:
    rolled = roll_up({segment: answers.n for segment, answers in segments.items()}, group)
    if rolled is None:
        return None
    alone, other = rolled
    merged = {segment: (segments[segment], ALONE) for segment in sorted(alone, key=_natural)}
    if other:
        column = other[0][0][0]
        added = _sum([segments[segment] for segment in other])
        merged[((column, _other_name(segments)),)] = (added, frozenset(other))
    return merged


def _merge_crossed(
    segments: Mapping[Segment, Summary], group: int, *, exact: bool
) -> dict[Segment, tuple[Summary, frozenset[Segment]]] | None:
    """Rows (values of the first column) are rolled up until every cell with answers holds enough of them."""
    rows: dict[str, dict[Segment, Summary]] = {}
    for segment, answers in segments.items():
        rows.setdefault(segment[0][1], {})[segment[1:]] = answers
    sizes = {name: sum(answers.n for answers in cells.values()) for name, cells in rows.items()}
    small = [name for name, cells in rows.items() if any(0 < answers.n < group for answers in cells.values())]
    rest = sorted((name for name in rows if name not in small), key=lambda name: (sizes[name], name))
    if small and exact:
        return None
    combined = _add_rows([rows[name] for name in small])
    while small and (len(small) < 2 or any(0 < answers.n < group for answers in combined.values())):
        if not rest:
            return None
        small.append(rest.pop(0))
        combined = _add_rows([rows[name] for name in small])
    if small and not rest:
        return None
    column = next(iter(segments))[0][0]
    alone = {segment: (answers, ALONE) for segment, answers in segments.items() if segment[0][1] not in small}
    merged = dict(sorted(alone.items(), key=lambda item: _natural(item[0])))
    for cell, answers in sorted(combined.items(), key=lambda item: _natural(item[0])):
        merged[((column, _other_name(segments)), *cell)] = (answers, frozenset(((column, name),) for name in small))
    return merged


def _add_rows(rows: Sequence[Mapping[Segment, Summary]]) -> dict[Segment, Summary]:
    added: dict[Segment, Summary] = {}
    for row in rows:
        for cell, answers in row.items():
            added[cell] = added[cell].plus(answers) if cell in added else answers
    return added


def _has_margin(one: Measured, columns: tuple[str, ...]) -> bool:
    return any(set(other) < set(columns) for other in one.breakdowns)


def _figure(
    one: Measured,
    segment: Segment,
    answers: Summary,
    group: int,
    *,
    members: frozenset[Segment] = ALONE,
    withheld: Iterable[str] = (),
) -> Figure:
    hidden = set(withheld)
    excluded = tuple(
        Exclusion(reason, None if reason in hidden else rows) for reason, rows in sorted(answers.excluded.items())
    )
    place = (one.metric, one.kpi, one.column, segment, one.period)
    if answers.n == 0:
        return Figure(*place, None, None, excluded, reason=NO_ANSWERS, members=members)
    if answers.n < group:
        return Figure(*place, None, None, reason=f"fewer than {group}", members=members)
    try:
        estimate = one.estimate(answers)
    except NotEstimableError as error:
        return Figure(*place, None, None, excluded, reason=str(error), members=members)
    if not math.isfinite(estimate.low + estimate.high):
        return Figure(*place, None, None, excluded, reason="too few to say between what it lies", members=members)
    return Figure(*place, estimate, answers, excluded, members=members)


def _sum(answers: Sequence[Summary]) -> Summary:
    total = answers[0]
    for one in answers[1:]:
        total = total.plus(one)
    return total


def _other_name(segments: Iterable[Segment]) -> str:
    taken = {value.casefold() for segment in segments for _, value in segment}
    return OTHER if OTHER not in taken else "other groups"


def _natural(segment: Segment) -> tuple[Any, ...]:
    """Whole numbers in their order, then words; blank last."""
    return tuple(
        (2, 0, value)
        if value == BLANK
        else (0, int(value), "")
        if value.isascii() and value.isdigit()
        else (1, 0, value)
        for _, value in segment
    )
