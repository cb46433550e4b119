"""How long things took: seconds between two times of a row, and whether it has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.summaries.times import Times

if TYPE_CHECKING:
    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together

NOT_BEGUN = "no time of opening"
UNREADABLE = "unreadable time"
BACKWARDS = "ended before it began"


def durations(rows: Together) -> dict[tuple[Segment, str | None], Times]:
    """Times by segment and period. Roles: `began` and `ended`; one that hasn't ended runs until the export's last time.

    Args:
        rows: what is scanned.
    """
    began, ended = rows.moment("began"), rows.moment("ended")
    found: dict[tuple[Segment, str | None], list[dict[float, int] | dict[str, int]]] = {}
    for breakdown, keys in rows.groups():
        sql = (
            f"WITH times AS (SELECT period{keys}, began AS b, ended AS e, {began} AS start, {ended} AS stop FROM {{rows}}), "
            "last AS (SELECT max(greatest(coalesce(start, stop), coalesce(stop, start))) AS at FROM times) "
            "SELECT period, reason, seconds, open, count(*)"
            f"{keys} FROM (SELECT period{keys}, stop IS NULL AS open, "
            f"CASE WHEN b IS NULL THEN '{NOT_BEGUN}' WHEN start IS NULL OR (e IS NOT NULL AND stop IS NULL) "
            f"THEN '{UNREADABLE}' WHEN stop < start THEN '{BACKWARDS}' END AS reason, "
            "CASE WHEN start IS NOT NULL THEN epoch(coalesce(stop, last.at))::BIGINT - epoch(start)::BIGINT END AS seconds "
            f"FROM times, last) GROUP BY period, reason, seconds, open{keys}"
        )
        for period, reason, seconds, running, n, *values in rows.run(sql):
            group = (rows.segment(breakdown, values), period)
            ended_, running_, excluded = found.setdefault(group, [{}, {}, {}])
            if reason is not None:
                excluded[reason] = excluded.get(reason, 0) + n  # type: ignore[index, call-overload]
            else:
                (running_ if running else ended_)[seconds] = n  # type: ignore[index]
    return {
        group: Times(*(dict(sorted(part.items())) for part in parts))  # type: ignore[arg-type, type-var]
        for group, parts in found.items()
    }
