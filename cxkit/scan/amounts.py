"""Sums of what customers paid at the start and of what was lost or kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.stats.ratio import Pairs
from cxkit.summaries.money import Money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together

NO_AMOUNT = "no amount"
NEW = "nothing paid at the start"
UNDECIDED = "no answer"

_PARTS = {
    "lost": "greatest(x - e, 0)",
    "net lost": "x - e",
    "kept": "least(x, e)",
    "net kept": "e",
}


def two_amounts(rows: Together, part: str) -> dict[tuple[Segment, str | None], Money]:
    """Sums by segment and period, from what each customer paid at the start and at the end.

    Args:
        rows: what is scanned, with the roles `start` and `end`.
        part: `lost` or `kept` (no more than was paid at the start), or `net lost` or `net kept` (with what was added).
    """
    return _sums(rows, "TRY_CAST(end_ AS DECIMAL(18, 4))", _PARTS[part])


def flagged(rows: Together, points: Mapping[str, float], *, yes: bool) -> dict[tuple[Segment, str | None], Money]:
    """Sums by segment and period, from what each customer paid and a column that says yes or no.

    Args:
        rows: what is scanned, with the roles `flag` and `start`.
        points: raw value of the flag → 1 for yes, 0 for no; other rows have no answer.
        yes: whether the money of those who say yes is asked about, or of those who say no.
    """
    counted = [raw for raw, point in points.items() if bool(point) == yes]
    known = ", ".join("?" for _ in points)
    mine = ", ".join("?" for _ in counted) or "NULL"
    end = f"CASE WHEN flag IN ({mine}) THEN 1 WHEN flag IN ({known}) THEN 0 END"
    return _sums(rows, end, "CASE WHEN e = 1 THEN x ELSE 0 END", (*counted, *points))


def stays(rows: Together, points: Mapping[str, float]) -> dict[tuple[Segment, str | None], Money]:
    """What each customer brought (x), and whether they stayed (y, 1 or 0), by segment and period.

    Args:
        rows: what is scanned, with the roles `flag` and `start`.
        points: raw value of the flag → 1 for stayed, 0 for left; other rows have no answer.
    """
    stayed = [raw for raw, point in points.items() if point]
    known = ", ".join("?" for _ in points)
    mine = ", ".join("?" for _ in stayed) or "NULL"
    end = f"CASE WHEN flag IN ({mine}) THEN 1 WHEN flag IN ({known}) THEN 0 END"
    return _sums(rows, end, "e", (*stayed, *points), with_nothing=True)


def _sums(
    rows: Together, end: str, part: str, values: tuple[str, ...] = (), *, with_nothing: bool = False
) -> dict[tuple[Segment, str | None], Money]:
    found: dict[tuple[Segment, str | None], Money] = {}
    new = "" if with_nothing else f" WHEN x = 0 THEN '{NEW}'"
    for breakdown, keys in rows.groups():
        sql = (
            f"WITH given AS (SELECT * FROM {{rows}}), "
            f"read AS (SELECT period{keys}, TRY_CAST(start_ AS DECIMAL(18, 4)) AS x, {end} AS e FROM given), "
            f"parted AS (SELECT *, ({part})::DECIMAL(18, 4) AS y, CASE WHEN x IS NULL OR x < 0 THEN '{NO_AMOUNT}' "
            f"WHEN e IS NULL THEN '{UNDECIDED}'{new} END AS reason FROM read) "
            "SELECT period, reason, count(*), sum(x)::DOUBLE, sum(y)::DOUBLE, sum(x::DOUBLE * x), sum(x::DOUBLE * y), "
            f"sum(y::DOUBLE * y), max(x)::DOUBLE{keys} FROM parted GROUP BY period, reason{keys}"
        )
        for period, reason, n, *sums in rows.run(sql, values):
            group = (rows.segment(breakdown, sums[6:]), period)
            pairs = Pairs(n, *(float(one) for one in sums[:5])) if reason is None else Pairs(0, 0, 0, 0, 0, 0)
            one = Money(pairs, {}, float(sums[5])) if reason is None else Money(pairs, {reason: n})
            found[group] = found[group].plus(one) if group in found else one
    return found
