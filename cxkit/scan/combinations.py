"""Answers to several questions by one respondent, counted by combination."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cxkit.scan.twice import ON_TWICE, find_twice
from cxkit.stats.weights import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.scan.request import Segment
    from cxkit.scan.together import Session, Together


class Combination(NamedTuple):
    """Rows of a group that answered all questions alike.

    Args:
        segment: their group.
        period: its label.
        raw: each question's raw value; None is an empty cell.
        customer: whose they are, where that was asked for and somebody answered more than once; None for the others.
        cell: how many, Σw and Σw².
    """

    segment: Segment
    period: str | None
    raw: tuple[str | None, ...]
    customer: str | None
    cell: Cell


def combinations(rows: Together, questions: int) -> Iterator[Combination]:
    """Each combination of raw values, by segment and period; one pass serves all breakdowns.

    Args:
        rows: what is scanned, with the roles `q0`, `q1`, … and perhaps `customer`.
        questions: how many of them.
    """
    asked = ", ".join(f"q{at}" for at in range(questions))
    keys = [f"k{at}" for at in range(len(rows.segments))]
    sets = dict.fromkeys(tuple(sorted(breakdown, key=rows.segments.index)) for breakdown, _ in rows.groups())
    named = {columns: tuple(0 if column in columns else 1 for column in rows.segments) for columns in sets}
    grouped = ", ".join(
        f"({', '.join(['period', 'who', asked, *(keys[rows.segments.index(column)] for column in columns)])})"
        for columns in sets
    )
    shown = ", ".join([*keys, *(f"grouping({key})" for key in keys)])

    def work(session: Session) -> list[tuple[Any, ...]]:
        who, joined = "NULL", ""
        if "customer" in rows.roles and find_twice(session):
            who, joined = "twice.customer", f"LEFT JOIN {ON_TWICE}"
        return session.rows(
            f"SELECT period, who, count(*), sum(weight), sum(weight * weight), {asked}{', ' if shown else ''}{shown} "
            f"FROM (SELECT given.*, {who} AS who FROM {{rows}} AS given {joined}) GROUP BY GROUPING SETS ({grouped})"
        )

    for period, who, n, weight, weight2, *values in rows.session(work):
        raw, texts, bits = values[:questions], values[questions:][: len(keys)], tuple(values[questions + len(keys) :])
        for breakdown, _ in rows.groups():
            if named[tuple(sorted(breakdown, key=rows.segments.index))] == bits:
                segment = rows.segment(breakdown, [texts[rows.segments.index(column)] for column in breakdown])
                yield Combination(segment, period, tuple(raw), who, Cell(n, weight, weight2))
