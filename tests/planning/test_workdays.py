"""Working days, held against counting them one by one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cxkit.planning.workdays import Workdays

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 800).map(lambda days: FIRST + timedelta(days))
CALENDARS = st.builds(
    lambda weekdays, off: Workdays(
        frozenset(weekdays), tuple(sorted(d.toordinal() for d in off if d.weekday() in weekdays))
    ),
    st.sets(st.integers(0, 6), min_size=1),
    st.sets(DAYS, max_size=30),
)


def works(week: Workdays, day: date) -> bool:
    return day.weekday() in week.weekdays and day.toordinal() not in week.holidays


def one_by_one(week: Workdays, start: date, end: date) -> int:
    return sum(works(week, start + timedelta(at)) for at in range((end - start).days + 1))


@given(CALENDARS, DAYS, DAYS)
def test_count(week, start, end) -> None:
    assert week.count(start, end) == one_by_one(week, start, end)
    if start < end:
        assert week.between(start, end) == one_by_one(week, start + timedelta(1), end - timedelta(1))
    else:
        assert week.between(start, end) == -one_by_one(week, end, start)
