"""How many others each promoter referred."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together

UNASKED = "no answer on recommending"
OTHERS = "no promoter"
UNKNOWN = "no count of referrals"
_PROMOTER = 9


class Referred(NamedTuple):
    """Promoters of a group who referred so many; or rows that tell nothing, by reason."""

    segment: Segment
    period: str | None
    reason: str | None
    referrals: int
    n: int


def referrals(rows: Together, points: Mapping[str, float]) -> Iterator[Referred]:
    """Promoters by their referrals, by segment and period.

    Args:
        rows: what is scanned, with the roles `referrals` and `promoter`.
        points: raw value of the question on recommending → point from 0 to 10.
    """
    known, high = list(points), [raw for raw, point in points.items() if point >= _PROMOTER]
    among = {name: ", ".join("?" for _ in raws) or "NULL" for name, raws in (("known", known), ("high", high))}
    number = "TRY_CAST(referrals AS DECIMAL(18, 4))"
    reason = (
        f"CASE WHEN promoter IS NULL OR promoter NOT IN ({among['known']}) THEN '{UNASKED}' "
        f"WHEN promoter NOT IN ({among['high']}) THEN '{OTHERS}' "
        f"WHEN {number} IS NULL OR {number} < 0 OR {number} <> floor({number}) THEN '{UNKNOWN}' END"
    )
    for breakdown, keys in rows.groups():
        sql = (
            f"WITH given AS (SELECT * FROM {{rows}}), judged AS (SELECT period{keys}, {reason} AS reason, "
            f"{number} AS n FROM given) "
            f"SELECT period, reason, CASE WHEN reason IS NULL THEN n END AS referrals, count(*){keys} "
            f"FROM judged GROUP BY period, reason, referrals{keys}"
        )
        for period, why, made, n, *values in rows.run(sql, (*known, *high)):
            yield Referred(rows.segment(breakdown, values), period, why, int(made or 0), n)
