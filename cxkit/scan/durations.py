"""How long things took: seconds between two times of a row, and whether it has ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxkit.summaries.times import Times

if TYPE_CHECKING:
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


def durations(rows: Together) -> dict[tuple[Segment, str | None], Times]:
    """Times by segment and period; one that hasn't ended runs until the last time in the export.

    Args:
        rows: what is scanned, with the roles `began` and `ended`.
    """
    reason = (
        f"CASE WHEN began IS NULL THEN '{NOT_BEGUN}' "
        f"WHEN start IS NULL OR (ended IS NOT NULL AND stop IS NULL) THEN '{UNREADABLE}' "
        f"WHEN stop < start THEN '{BACKWARDS}' END"
    )
    found: dict[tuple[Segment, str | None], _Counts] = {}
    for breakdown, keys in rows.groups():
        sql = (
            f"WITH times AS (SELECT *, {rows.moment('began')} AS start, {rows.moment('ended')} AS stop FROM {{rows}}), "
            "last AS (SELECT max(greatest(coalesce(start, stop), coalesce(stop, start))) AS at FROM times), "
            f"taken AS (SELECT period{keys}, {reason} AS reason, stop IS NULL AS open, "
            "epoch(coalesce(stop, last.at))::BIGINT - epoch(start)::BIGINT AS seconds FROM times, last) "
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
