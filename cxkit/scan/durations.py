"""How long things took: seconds between two times of a row, and whether it has ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxkit.summaries.times import Times

if TYPE_CHECKING:
    from cxkit.scan.business import Business
    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together

NOT_BEGUN = "no time of opening"
UNREADABLE = "unreadable time"
BACKWARDS = "ended before it began"


@dataclass(slots=True)
class _Counts:
    ended: dict[float, int] = field(default_factory=dict)
    running: dict[float, int] = field(default_factory=dict)
    excluded: dict[str, int] = field(default_factory=dict)

    def times(self) -> Times:
        return Times(dict(sorted(self.ended.items())), dict(sorted(self.running.items())), self.excluded)


def durations(
    rows: Together, business: Business | None = None, *, days: bool = False
) -> dict[tuple[Segment, str | None], Times]:
    """Times by segment and period; one that hasn't ended runs until the last time in the export.

    One that was reopened after it ended hasn't ended. Without business hours, a time is what passed between two
    instants, whatever a clock did in between; with them, what passed of those on the local clock. Where some cell holds
    a day without a clock time, all times are taken as the local calendar shows them, in which each day has 24 hours.

    Args:
        rows: what is scanned, with the roles `began` and `ended`, and perhaps `reopened`.
        business: hours that count; None for all.
        days: whether only the days count, on the local calendar.
    """
    moment = rows.day if days else rows.elapsed if business is None else rows.moment
    again = "reopened" in rows.roles
    reopened = moment("reopened") if again else "NULL::TIMESTAMP"
    unread = "start IS NULL OR (ended IS NOT NULL AND stop IS NULL)"
    unread += " OR (reopened IS NOT NULL AND again IS NULL)" if again else ""
    reason = (
        f"CASE WHEN began IS NULL THEN '{NOT_BEGUN}' WHEN {unread} THEN '{UNREADABLE}' "
        f"WHEN stop < start THEN '{BACKWARDS}' END"
    )
    upto = "epoch({})".format if business is None else business.upto_sql
    found: dict[tuple[Segment, str | None], _Counts] = {}
    for breakdown, keys in rows.groups():
        sql = (
            f"WITH given AS (SELECT * FROM {{rows}}), "
            f"kinds AS (SELECT coalesce(bool_or({rows.any_day}), false) AS by_day FROM given), "
            f"times AS (SELECT *, {moment('began')} AS start, {moment('ended')} AS stop, {reopened} AS again "
            "FROM given, kinds), "
            "last AS (SELECT max(greatest(coalesce(start, stop, again), coalesce(stop, start, again), "
            "coalesce(again, stop, start))) AS final FROM times), "
            f"judged AS (SELECT period{keys}, {reason} AS reason, start, final, "
            "CASE WHEN again IS NULL OR stop >= again THEN stop END AS stop FROM times, last), "
            f"spans AS (SELECT period{keys}, reason, start, stop IS NULL AS open, coalesce(stop, final) AS until "
            "FROM judged), "
            f"taken AS (SELECT period{keys}, reason, open, "
            f"{upto('until')}::BIGINT - {upto('start')}::BIGINT AS seconds FROM spans) "
            "SELECT period, reason, CASE WHEN reason IS NULL THEN seconds END AS length, open, count(*)"
            f"{keys} FROM taken GROUP BY period, reason, length, open{keys}"
        )
        for period, why, seconds, running, n, *values in rows.run(sql):
            counts = found.setdefault((rows.segment(breakdown, values), period), _Counts())
            if why is not None:
                counts.excluded[why] = counts.excluded.get(why, 0) + n
            else:
                (counts.running if running else counts.ended)[seconds] = n
    return {group: counts.times() for group, counts in found.items()}
