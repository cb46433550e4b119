"""Dated paths."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxkit.verdicts.path import Path

BASELINE, CHECKPOINT, TARGET = (date(2026, 1, 1), 30.0), (date(2026, 7, 1), 31.0), (date(2027, 1, 1), 35.0)
PATH = Path((BASELINE, CHECKPOINT, TARGET))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), 30.0),
        (date(2026, 4, 1), 30 + 90 / 181),
        (date(2026, 7, 1), 31.0),
        (date(2026, 10, 1), 33.0),
        (date(2027, 1, 1), 35.0),
        (date(2030, 1, 1), 35.0),
    ],
)
def test_at(day, value):
    assert PATH.at(day) == (value if value is None else pytest.approx(value))


def test_points_around_a_day():
    assert (PATH.last_passed(date(2025, 12, 31)), PATH.next(date(2025, 12, 31))) == (None, BASELINE)
    assert (PATH.last_passed(date(2026, 7, 1)), PATH.next(date(2026, 7, 1))) == (CHECKPOINT, TARGET)
    assert (PATH.last_passed(date(2027, 1, 2)), PATH.next(date(2027, 1, 2))) == (TARGET, None)


def test_points_are_put_in_order():
    assert Path((TARGET, BASELINE, CHECKPOINT)) == PATH


def test_no_points_and_two_of_one_day():
    assert Path(()).at(date(2026, 1, 1)) is None
    assert Path((BASELINE, (BASELINE[0], 32.0), TARGET)).at(BASELINE[0]) == 32.0


@given(
    st.dictionaries(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.floats(-100, 100), min_size=1),
    st.integers(-9, 4000),
)
def test_never_beyond_its_points(points, days):
    value = Path(tuple(points.items())).at(date(2020, 1, 1) + timedelta(days))
    assert value is None or min(points.values()) - 1e-9 <= value <= max(points.values()) + 1e-9
