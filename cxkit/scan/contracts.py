"""Who was there at the start of each period, and who left in it: from the days on which contracts began and ended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cxkit.errors import DataError
from cxkit.scan.periods import last_day, period_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together

UNREADABLE = "unreadable day"
BACKWARDS = "ended before it began"
NOT_BEGUN = "no day of beginning"
_MOST = 1000


class There(NamedTuple):
    """Contracts of a group at the start of a period, of which some were lost; or rows that tell nothing, by reason."""

    segment: Segment
    period: str | None
    reason: str | None
    there: int
    lost: int


def contracts(rows: Together, word: str) -> Iterator[There]:
    """Contracts at the start of each whole period in the export.

    A contract counts in a period if it began before the period did and hadn't ended by then; it is lost if its last day
    falls into the period. The export reaches to the last day it holds; a period that isn't over then is left out.

    Args:
        rows: what is scanned, with the roles `started` and `ended`.
        word: `month`, `quarter` or another period.
    """
    whole = rows.without_period()
    read = read_sql(whole)
    spans = _spans(whole.run(f"SELECT min(first), max(greatest(first, coalesce(final, first))) FROM ({read})")[0], word)
    values = ", ".join(f"('{label}', DATE '{start}', DATE '{end}')" for label, start, end in spans)
    for breakdown, keys in whole.groups():
        counted = (
            f"SELECT label, count(*), count(*) FILTER (WHERE final <= last){keys} FROM ({read}), "
            f"(VALUES {values}) AS periods(label, start, last) "
            f"WHERE reason IS NULL AND first < start AND (final IS NULL OR final >= start) GROUP BY label{keys}"
        )
        for label, there, lost, *names in whole.run(counted):
            yield There(whole.segment(breakdown, names), label, None, there, lost)
        lost_rows = f"SELECT reason, count(*){keys} FROM ({read}) WHERE reason IS NOT NULL GROUP BY reason{keys}"
        for reason, n, *names in whole.run(lost_rows):
            for label, _, _ in spans:
                yield There(whole.segment(breakdown, names), label, reason, n, 0)


def read_sql(whole: Together) -> str:
    """SQL of the rows with their `first` and `final` day, and the `reason` why a row tells nothing."""
    return (
        f"SELECT *, ({whole.moment('started')})::DATE AS first, ({whole.moment('ended')})::DATE AS final, "
        f"CASE WHEN started IS NULL THEN '{NOT_BEGUN}' "
        f"WHEN first IS NULL OR (ended IS NOT NULL AND final IS NULL) THEN '{UNREADABLE}' "
        f"WHEN final < first THEN '{BACKWARDS}' END AS reason FROM {{rows}}"
    )


def _spans(bounds: tuple[date | None, date | None], word: str) -> list[tuple[str, date, date]]:
    """Label, first and last day of each whole period after the first day and not beyond the last."""
    first, end = bounds
    spans: list[tuple[str, date, date]] = []
    if first is None or end is None:
        message = "no row holds a day on which a contract began"
        raise DataError(message, hint="is --date-order right, and the columns in order: STARTED..ENDED?", code="DAT202")
    label = period_of(first, word)
    while True:
        start = last_day(label) + timedelta(days=1)
        label = period_of(start, word)
        if last_day(label) > end or len(spans) >= _MOST:
            break
        spans.append((label, start, last_day(label)))
    if not spans:
        message = f"the export holds no whole {word} after the first contract"
        raise DataError(message, hint="take a shorter period, or an export of a longer time", code="DAT202")
    return spans
