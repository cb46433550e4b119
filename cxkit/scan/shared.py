"""Respondents who answered in two periods running, and what they answered in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.stats.paired import Shared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together

_TWICE = (
    "SELECT 1 FROM {rows} WHERE customer IS NOT NULL AND answer IS NOT NULL "
    "GROUP BY customer HAVING count(DISTINCT period) > 1 LIMIT 1"
)


def shared(rows: Together, points: Mapping[str, float]) -> dict[tuple[Segment, str], tuple[str, Shared]]:
    """Segment and period → the period before, and who answered in both, where anybody did.

    Args:
        rows: what is scanned, by period, with the roles `answer` and `customer`.
        points: raw value (trimmed) → point; other answers don't count.
    """
    if not points or rows.request.period is None or not rows.run(_TWICE):
        return {}
    on = sorted(set(points.values()))
    values: list[str | float] = list(points)
    known = ", ".join(f"(?, {on.index(point)})" for point in points.values())
    found: dict[tuple[Segment, str], tuple[str, Shared]] = {}
    for breakdown, keys in rows.groups():
        of = keys.replace(", ", ", now.")
        alike = "".join(f" AND now.{key} IS NOT DISTINCT FROM before.{key}" for key in keys.split(", ") if key)
        sql = (
            f"WITH answers AS (SELECT period{keys}, place, weight::DOUBLE AS weight, customer AS who "
            f"FROM {{rows}} JOIN (VALUES {known}) AS known(raw, place) ON answer = raw "
            "WHERE customer IS NOT NULL AND period IS NOT NULL), "
            f"people AS (SELECT period{keys}, who, place, count(*) AS n, sum(weight) AS weight "
            f"FROM answers GROUP BY period{keys}, who, place), "
            "periods AS (SELECT period, lag(period) OVER (ORDER BY period) AS earlier FROM "
            "(SELECT DISTINCT period FROM answers)), "
            f"ids AS (SELECT period{keys}, count(DISTINCT who) AS ids FROM people GROUP BY period{keys}), "
            f"pairs AS (SELECT now.period, periods.earlier, before.place AS then_at, now.place AS now_at, now.who, "
            f"before.n AS then_n, now.n AS now_n, before.weight AS then_weight, now.weight AS now_weight{of} "
            "FROM people AS now JOIN periods USING (period) "
            f"JOIN people AS before ON before.period = periods.earlier AND before.who = now.who{alike}), "
            f"met AS (SELECT period{keys}, count(DISTINCT who) AS both FROM pairs GROUP BY period{keys}), "
            f"cells AS (SELECT period, earlier{keys}, then_at, now_at, count(*) AS n, "
            "fsum(then_weight * now_weight) AS product, "
            "bool_and(then_n = 1 AND now_n = 1 AND then_weight = 1 AND now_weight = 1) AS plain "
            f"FROM pairs GROUP BY period, earlier{keys}, then_at, now_at) "
            f"SELECT now.period, now.earlier, then_at, now_at, now.n, product, plain, met.both, "
            f"before.ids, after.ids{of} FROM cells AS now "
            f"JOIN met ON met.period = now.period{alike.replace('before.', 'met.')} "
            f"JOIN ids AS before ON before.period = now.earlier{alike} "
            f"JOIN ids AS after ON after.period = now.period{alike.replace('before.', 'after.')}"
        )
        cells: dict[tuple[Segment, str], dict[tuple[float, float], float]] = {}
        for period, earlier, then_at, now_at, n, product, plain, both, ids_then, ids_now, *names in rows.run(
            sql, values
        ):
            group = rows.segment(breakdown, names), period
            own = cells.setdefault(group, {})
            own[on[then_at], on[now_at]] = product
            before = found[group][1] if group in found else None
            once = plain and (before is None or before.once)
            pairs = n + (before.pairs if before else 0)
            found[group] = earlier, Shared(ids_then, ids_now, both, own, pairs, once)
    return {group: (earlier, _settled(one)) for group, (earlier, one) in found.items()}


def _settled(one: Shared) -> Shared:
    return one._replace(products=dict(sorted(one.products.items())), once=one.once and one.pairs == one.both)
