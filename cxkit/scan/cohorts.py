"""Customers by the period in which they began, and how many were still there each period later."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cxkit.errors import DataError
from cxkit.scan.contracts import read_sql
from cxkit.scan.periods import last_day, period_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together

_STEP = {
    "day": "to_days({})", "week": "to_days(7 * {})", "month": "to_months({})", "quarter": "to_months(3 * {})",
    "half-year": "to_months(6 * {})", "year": "to_years({})",
}  # fmt: skip
_MOST = 60


class Cohort(NamedTuple):
    """Customers of a group who began in a period, and how many of them were there so many periods after their day."""

    segment: Segment
    period: str
    age: int
    began: int
    there: int


def cohorts(rows: Together, word: str) -> Iterator[Cohort]:
    """Each cohort at each age that all its customers have reached; what isn't over yet is not there, it isn't low.

    A customer is there at an age if the contract went on beyond the day on which it was so old: who ends on the day of
    a renewal didn't renew. The export reaches to the last day it holds.

    Args:
        rows: what is scanned, with the roles `started` and `ended`.
        word: `month`, `quarter` or another period: length of the cohorts and of the steps.
    """
    whole = rows.without_period()
    read = read_sql(whole)
    begin, end = whole.run(f"SELECT min(first), max(greatest(first, coalesce(final, first))) FROM ({read})")[0]
    spans = list(_spans(begin, end, word))
    if not spans:
        message = f"the export holds no cohort that is a {word} old"
        raise DataError(message, hint="take a shorter period, or an export of a longer time", code="DAT202")
    values = ", ".join(f"('{label}', DATE '{start}', DATE '{last}')" for label, start, last in spans)
    ages = ", ".join(f"({age})" for age in range(1, _MOST + 1))
    old = _STEP[word].format("age")
    for breakdown, keys in whole.groups():
        sql = (
            f"SELECT label, age, count(*), count(*) FILTER (WHERE final IS NULL OR final > first + {old}){keys} "
            f"FROM ({read}), (VALUES {values}) AS spans(label, start, last), (VALUES {ages}) AS ages(age) "
            f"WHERE reason IS NULL AND first BETWEEN start AND last AND last + {old} <= DATE '{end}' "
            f"GROUP BY label, age{keys} ORDER BY label, age"
        )
        for label, age, began, there, *names in whole.run(sql):
            yield Cohort(whole.segment(breakdown, names), label, age, began, there)


def _spans(begin: date | None, end: date | None, word: str) -> Iterator[tuple[str, date, date]]:
    """Label, first and last day of each period from the first contract on."""
    if begin is None or end is None:
        return
    label = period_of(begin, word)
    start = begin
    while last_day(label) < end:
        yield label, start, last_day(label)
        start = last_day(label) + timedelta(days=1)
        label = period_of(start, word)
