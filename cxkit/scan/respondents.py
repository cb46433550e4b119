"""What the answers of one respondent have in common: products of their weights on each pair of points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.stats.clusters import Clusters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together


def respondents(rows: Together, points: Mapping[str, float]) -> dict[tuple[Segment, str | None], Clusters]:
    """Clusters by segment and period; only of groups in which somebody answered more than once.

    An answer whose respondent isn't named is a respondent of its own.

    Args:
        rows: what is scanned, with the roles `answer` and `customer`.
        points: raw value (trimmed) → point; other answers don't count.
    """
    if not points or not _anybody_twice(rows):
        return {}
    on = sorted(set(points.values()))
    places = {point: at for at, point in enumerate(on)}
    values: list[str | float] = []
    known = []
    for raw, point in points.items():
        known.append(f"(?, {places[point]})")
        values.append(raw)
    sums = ", ".join(f"coalesce(sum(weight) FILTER (WHERE place = {at}), 0)::DOUBLE AS s{at}" for at in range(len(on)))
    pairs = [(one, two) for one in range(len(on)) for two in range(one, len(on))]
    products = ", ".join(f"fsum(s{one} * s{two})" for one, two in pairs)
    found: dict[tuple[Segment, str | None], Clusters] = {}
    for breakdown, keys in rows.groups():
        sql = (
            "WITH given AS (SELECT * FROM {rows}), "
            f"answers AS (SELECT period, weight{keys}, place, "
            "coalesce(customer, 'nobody ' || row_number() OVER ()::VARCHAR) AS who "
            f"FROM given JOIN (VALUES {', '.join(known)}) AS known(raw, place) ON answer = raw), "
            f"people AS (SELECT period{keys}, who, count(*) AS n, sum(weight)::DOUBLE AS weight, {sums} "
            f"FROM answers GROUP BY period{keys}, who) "
            f"SELECT period, count(*), sum(n), fsum(weight), {products}{keys} FROM people GROUP BY period{keys}"
        )
        for period, people, answers, weight, *rest in rows.run(sql, values):
            if answers == people:
                continue
            given = {(on[one], on[two]): value for (one, two), value in zip(pairs, rest, strict=False) if value}
            found[rows.segment(breakdown, rest[len(pairs) :]), period] = Clusters(people, weight, given)
    return found


def _anybody_twice(rows: Together) -> bool:
    """Whether a respondent has two answers in one period: where nobody has, in no group anybody has."""
    sql = (
        "SELECT max(n) FROM (SELECT count(*) AS n FROM {rows} "
        "WHERE customer IS NOT NULL AND answer IS NOT NULL GROUP BY period, customer)"
    )
    ((most,),) = rows.run(sql)
    return most is not None and most > 1
