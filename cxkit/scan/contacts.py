"""Contacts that were the first of an issue, and whether the customer had to come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together

NO_CUSTOMER = "no customer"
UNREADABLE = "no readable time"
REPEAT = "came back with an earlier issue"
TOO_NEW = "too near the end of the export"


class First(NamedTuple):
    """Contacts of a group: first ones, settled or not; or others, by reason."""

    segment: Segment
    period: str | None
    reason: str | None
    settled: bool
    n: int


def contacts(rows: Together, seconds: float) -> Iterator[First]:
    """First contacts by segment and period.

    A contact belongs to an earlier issue if the same customer (with the same reason, where that is mapped) was in touch
    within the time before it; it was settled if they didn't come back within the time after it. Contacts younger than
    the time at the end of the export can't be judged.

    Args:
        rows: what is scanned, with the roles `customer`, `time` and perhaps `reason`.
        seconds: the time.
    """
    same = "customer" + (", reason" if "reason" in rows.roles else "")
    judged = (
        f"CASE WHEN customer IS NULL THEN '{NO_CUSTOMER}' WHEN moment IS NULL THEN '{UNREADABLE}' "
        f"WHEN epoch(moment) - epoch(before) <= {seconds} THEN '{REPEAT}' "
        f"WHEN epoch(final) - epoch(moment) < {seconds} THEN '{TOO_NEW}' END"
    )
    for breakdown, keys in rows.groups():
        sql = (
            f"WITH read AS (SELECT *, {rows.moment('time')} AS moment FROM {{rows}}), "
            "near AS (SELECT *, max(moment) OVER () AS final, lag(moment) OVER own AS before, "
            "lead(moment) OVER own AS after FROM read "
            f"WINDOW own AS (PARTITION BY {same} ORDER BY moment, period{keys})) "
            f"SELECT period, {judged} AS why, coalesce(epoch(after) - epoch(moment) > {seconds}, true) AS settled, "
            f"count(*){keys} FROM near GROUP BY period, why, settled{keys}"
        )
        for period, reason, settled, n, *values in rows.run(sql):
            yield First(rows.segment(breakdown, values), period, reason, settled, n)
