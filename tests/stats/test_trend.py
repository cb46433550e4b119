"""The slope of figures with errors, against weighted least squares of another package."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxkit.stats.normal import z_value
from cxkit.stats.trend import slope

FIGURES = st.lists(
    st.tuples(st.integers(0, 40), st.floats(-100, 100), st.floats(0.1, 20)), min_size=3, max_size=12
).filter(lambda points: len({time for time, _, _ in points}) > 1)


@given(FIGURES)
def test_against_statsmodels(points) -> None:
    api = pytest.importorskip("statsmodels.api")
    times, values, errors = zip(*points, strict=True)
    fitted = api.WLS(
        values, api.add_constant([float(time) for time in times]), weights=[1 / e**2 for e in errors]
    ).fit()
    known = fitted.bse[1] / math.sqrt(fitted.scale) if fitted.scale > 1e-12 else None
    found = slope(points, 0.95)
    assert found.value == pytest.approx(fitted.params[1], rel=1e-6, abs=1e-7)
    if known is not None:
        wanted = z_value(0.95) * known * math.sqrt(max(1.0, fitted.scale))
        assert found.high - found.value == pytest.approx(wanted, rel=1e-6)


@given(FIGURES, st.floats(-50, 50), st.floats(0.5, 3))
def test_moved_and_stretched(points, shift: float, factor: float) -> None:
    found = slope(points, 0.9)
    moved = slope([(time + 3, value + shift, error) for time, value, error in points], 0.9)
    assert moved == pytest.approx(found, rel=1e-6, abs=1e-6)
    stretched = slope([(time, value * factor, error * factor) for time, value, error in points], 0.9)
    assert stretched == pytest.approx([factor * one for one in found], rel=1e-6, abs=1e-6)


def test_two_figures_are_their_difference() -> None:
    found = slope([(0, 20, 3), (2, 30, 4)], 0.95)
    assert found.value == 5
    assert found.high - found.low == pytest.approx(2 * z_value(0.95) * 5 / 2)


@pytest.mark.parametrize("points", [[(1, 2, 1), (1, 3, 1)], [(0, 1, 1), (1, 2, 0)], [(0, 1, 1)]])
def test_no_slope(points) -> None:
    with pytest.raises(ValueError, match="two times"):
        slope(points, 0.95)
