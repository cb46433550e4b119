"""What the answers of one respondent have in common: products of their weights on each pair of points.

Only rows of those who answered more than once are looked at one by one: of all others the counts tell everything. They
are found in one pass over the data and kept, small, for all questions and breakdowns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cxkit.scan.twice import ON_TWICE, find_twice
from cxkit.stats.clusters import Clusters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from cxkit.scan.request import Segment
    from cxkit.scan.together import Session, Together
    from cxkit.stats.weights import Cell

    Factor = tuple[str | None, tuple[str, ...]]


class Repeats(NamedTuple):
    """Answers of a group's respondents of whom some answered several times.

    Args:
        answers: of those respondents.
        people: how many they are.
        products: (point, point) → Σ over them of the weight they gave to the one times that to the other, less the
            squared weights of their answers: what those who answer once would add anyway.
    """

    answers: int
    people: int
    products: Mapping[tuple[float, float], float]

    def with_others(self, cells: Mapping[float, Cell]) -> Clusters:
        """Together with all who answered once.

        Args:
            cells: point → all answers of the group.
        """
        once = Clusters.single(cells)
        products = {pair: float(value) for pair, value in once.products.items()}
        for pair, value in self.products.items():
            products[pair] = products.get(pair, 0.0) + value
        kept = {pair: value for pair, value in sorted(products.items()) if value}
        return Clusters(once.n - self.answers + self.people, once.weight, kept)


def repeats(
    rows: Together, questions: Sequence[Mapping[str, float]], factors: Mapping[Factor, Decimal] | None = None
) -> list[dict[tuple[Segment, str | None], Repeats]]:
    """For each question the groups in which somebody answered more than once, by segment and period.

    An answer whose respondent isn't named is a respondent of its own.

    Args:
        rows: what is scanned, with the roles `customer`, `q0`, `q1`, … and, where factors are given, `m0`, `m1`, ….
        questions: of each its raw values (trimmed) → point; other answers don't count.
        factors: period and values of the margins → factor on the weight of each answer.
    """
    places = [sorted(set(points.values())) for points in questions]
    breakdowns = [breakdown for breakdown, _ in rows.groups()]

    def work(session: Session) -> list[dict[tuple[Segment, str | None], Repeats]]:
        if not find_twice(session):
            return [{} for _ in questions]
        session.keep("kept", *_kept(rows, questions, places, factors or {}))
        return [
            {
                group: found
                for breakdown in breakdowns
                for group, found in _groups(rows, session, at, places[at], breakdown)
            }
            for at in range(len(questions))
        ]

    return rows.session(work)


def _kept(
    rows: Together,
    questions: Sequence[Mapping[str, float]],
    places: Sequence[Sequence[float]],
    factors: Mapping[Factor, Decimal],
) -> tuple[str, list[Any]]:
    """The rows of those who answered more than once, each answer as the place of its point."""
    fields = ["given.period", "given.customer", *(f"given.k{at}" for at in range(len(rows.segments)))]
    joins: list[str] = []
    values: list[Any] = []
    for at, points in enumerate(questions):
        if not points:
            fields.append(f"NULL::INTEGER AS p{at}")
            continue
        fields.append(f"known{at}.place AS p{at}")
        known = ", ".join(["(?, ?)"] * len(points))
        joins.append(f"LEFT JOIN (VALUES {known}) AS known{at}(raw, place) ON given.q{at} = known{at}.raw")
        for raw, point in points.items():
            values += [raw, places[at].index(point)]
    weight = "given.weight"
    if factors:
        margins = [f"m{at}" for at in range(len(next(iter(factors))[1]))]
        known = ", ".join([f"(?, {', '.join('?' for _ in margins)}, CAST(? AS DECIMAL(18, 9)))"] * len(factors))
        on = " AND ".join(f"given.{one} = raked.{one}" for one in margins)
        same = "given.period IS NOT DISTINCT FROM raked.period"
        joins.append(f"JOIN (VALUES {known}) AS raked(period, {', '.join(margins)}, factor) ON {on} AND {same}")
        for (period, raws), factor in factors.items():
            values += [period, *raws, str(factor)]
        weight = "given.weight * raked.factor"
    sql = f"SELECT {', '.join(fields)}, {weight} AS weight FROM {{rows}} AS given SEMI JOIN {ON_TWICE} "
    return sql + " ".join(joins), values


def _groups(
    rows: Together, session: Session, at: int, places: Sequence[float], breakdown: tuple[int, ...]
) -> Iterator[tuple[tuple[Segment, str | None], Repeats]]:
    keys = ["period", *(f"k{rows.segments.index(column)}" for column in breakdown)]
    names = ", ".join(keys)
    people = (
        f"WITH people AS (SELECT {names}, customer, p{at} AS place, count(*) AS n, sum(weight)::DOUBLE AS s, "
        f"fsum(weight::DOUBLE * weight::DOUBLE) AS w2 FROM kept WHERE p{at} IS NOT NULL "
        f"GROUP BY {names}, customer, p{at})"
    )
    same = " AND ".join(f"one.{key} IS NOT DISTINCT FROM two.{key}" for key in keys)
    ours = ", ".join(f"one.{key}" for key in keys)
    products: dict[tuple[Any, ...], dict[tuple[float, float], float]] = {}
    for *group, first, second, value in session.rows(
        f"{people} SELECT {ours}, one.place, two.place, "
        "fsum(one.s * two.s - CASE WHEN one.place = two.place THEN one.w2 ELSE 0 END) FROM people AS one "
        f"JOIN people AS two ON one.customer = two.customer AND one.place <= two.place AND {same} "
        f"GROUP BY {ours}, one.place, two.place"
    ):
        products.setdefault(tuple(group), {})[places[first], places[second]] = value
    counted = session.rows(f"{people} SELECT {names}, sum(n), count(DISTINCT customer) FROM people GROUP BY {names}")
    for period, *segment, answers, respondents in counted:
        if answers > respondents:
            found = Repeats(int(answers), respondents, products[period, *segment])
            yield (rows.segment(breakdown, segment), period), found
