"""Answers to several questions by one respondent, counted by combination."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxkit.stats.weights import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together


class Combination(NamedTuple):
    """Rows of a group that answered all questions alike.

    Args:
        segment: their group.
        period: its label.
        raw: each question's raw value; None is an empty cell.
        customer: whose they are, where that was asked for.
        cell: how many, Σw and Σw².
    """

    segment: Segment
    period: str | None
    raw: tuple[str | None, ...]
    customer: str | None
    cell: Cell


def combinations(rows: Together, questions: int) -> Iterator[Combination]:
    """Each combination of raw values, by segment and period; those of one customer of a group stand together.

    Args:
        rows: what is scanned, with the roles `q0`, `q1`, … and perhaps `customer`.
        questions: how many of them.
    """
    asked = ", ".join(f"q{at}" for at in range(questions))
    named = "coalesce(customer, 'nobody ' || row_number() OVER ()::VARCHAR)" if "customer" in rows.roles else "NULL"
    for breakdown, keys in rows.groups():
        sql = (
            f"SELECT period, who, count(*), sum(weight), sum(weight * weight), {asked}{keys} "
            f"FROM (SELECT *, {named} AS who FROM {{rows}}) GROUP BY period, who, {asked}{keys}"
        )
        if "customer" in rows.roles:
            sql += f" ORDER BY period{keys}, who, {asked}"
        for period, who, n, weight, weight2, *values in rows.stream(sql):
            segment = rows.segment(breakdown, values[questions:])
            yield Combination(segment, period, tuple(values[:questions]), who, Cell(n, weight, weight2))
