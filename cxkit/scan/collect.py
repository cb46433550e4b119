"""From the rows of the statement to the tally: counts of raw values by question, segment and period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from cxkit.scan.request import BLANK, Group
from cxkit.scan.statement import BLANK_ROW
from cxkit.stats.weights import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxkit.readers._responses import Column
    from cxkit.scan.plan import Joint
    from cxkit.scan.statement import Count

    Groups = dict[Group, dict[str | None, Cell]]

_WHOLE = re.compile(r"\.0+\Z")


class Collected(NamedTuple):
    """What one file gave.

    Args:
        groups: question, segment and period → raw value → cell.
        states: why rows don't count (None: they do) → rows.
        maybe_blank: at most so many rows have nothing in any cell.
        partial: so many rows are of people who didn't finish, among those that count by what the reader knows.
    """

    groups: Groups
    states: dict[str | None, int]
    maybe_blank: int
    partial: int


def collect(rows: Sequence[tuple[Any, ...]], count: Count, columns: Sequence[Column]) -> Collected:
    """Read the rows of a scan's statement.

    Args:
        rows: as the statement gave them.
        count: the statement.
        columns: of the file or frame.
    """
    sums: dict[tuple[Any, ...], list[Any]] = {}
    states: dict[str | None, int] = {}
    blanks = []
    partial = 0
    at = {key: index + 1 for index, key in enumerate(count.keys)}
    first = len(count.keys) + 1
    for number, joint in enumerate(count.plan):
        bits = count.bits(joint)
        if bits in {count.bits(other) for other in count.plan[:number]}:
            continue
        mine = [row for row in rows if row[0] == bits]
        alike = [other for other in count.plan if count.bits(other) == bits]
        if number == 0:
            _add_states(states, mine, at.get("state"), first)
            partial = sum(row[-2] for row in mine) if count.partial else 0
        _add(sums, mine, alike, at, columns, first, weighted=count.weighted)
        keys = [at[key] for key in count.keys if key != "state" and joint.keeps(key)]
        blanks.append(sum(row[-1] for row in mine if all(row[key] in (None, "") for key in keys)))
    groups: Groups = {}
    for (question, segment, period, raw), (n, weight, weight2) in sums.items():
        cell = Cell(n, weight, weight2) if count.weighted else Cell.of(n)
        groups.setdefault(Group(question, segment, period), {})[raw] = cell
    return Collected(groups, states, min(blanks, default=0), partial)


def without_blank(collected: Collected, blank: Mapping[str | None, int]) -> Collected:
    """The same without the rows that have nothing in any cell, which are counted as such.

    Args:
        collected: as counted.
        blank: why such rows would not count (None: they would, so that neither weights nor periods are asked for)
            → rows.
    """
    states = {state: n - blank.get(state, 0) for state, n in collected.states.items()}
    states[BLANK_ROW] = sum(blank.values())
    groups = collected.groups
    counted = blank.get(None, 0)
    for group, cells in groups.items() if counted else ():
        if all(value == BLANK for _, value in group.segment) and None in cells:
            cells[None] = Cell.of(cells[None].n - counted)
            if not cells[None].n:
                del cells[None]
    return Collected(
        {group: cells for group, cells in groups.items() if cells},
        {state: n for state, n in states.items() if n},
        0,
        collected.partial,
    )


def _add_states(states: dict[str | None, int], rows: Iterable[tuple[Any, ...]], at: int | None, first: int) -> None:
    for row in rows:
        state = row[at] if at else None
        states[state] = states.get(state, 0) + row[first]


def _add(
    sums: dict[tuple[Any, ...], list[Any]],
    rows: Iterable[tuple[Any, ...]],
    counts: Iterable[Joint],
    at: Mapping[str, int],
    columns: Sequence[Column],
    first: int,
    *,
    weighted: bool,
) -> None:
    names = {column.position: column.name for column in columns}
    wanted = [
        (question, f"k{question}", breakdown)
        for joint in counts
        for breakdown in joint.breakdowns
        for question in joint.questions
    ]
    state, period = at.get("state"), at.get("period")
    for row in rows:
        if state and row[state] is not None:
            continue
        texts = {key: _text(row[place], columns, key) for key, place in at.items() if key.startswith("k")}
        measures = row[first : first + 3] if weighted else (row[first], 0, 0)
        label = row[period] if period else None
        for question, key, breakdown in wanted:
            segment = tuple((names[column], texts[f"k{column}"] or BLANK) for column in breakdown)
            known = sums.setdefault((question, segment, label, texts[key]), [0, 0, 0])
            for place, measure in enumerate(measures):
                known[place] += measure


def _text(value: str | None, columns: Sequence[Column], key: str) -> str | None:
    """A key as text: an empty one is none, a whole floating number loses its '.0'."""
    if not value:
        return None
    if columns[int(key[1:])].numeric:
        return None if value == "nan" else _WHOLE.sub("", value)
    return value
