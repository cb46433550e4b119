"""Where functions cross 0, smooth and otherwise."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxkit.stats.crossing import crossing


@given(st.floats(-1e6, 1e6), st.floats(0.01, 1e6), st.floats(0.01, 1e6), st.sampled_from([1, 3, 1 / 3]))
def test_smooth_either_way(root, before, after, power):
    def rising(x):
        return math.copysign(abs(x - root) ** power, x - root)

    expected = pytest.approx(root, rel=1e-9, abs=1e-9)
    assert crossing(rising, root - before, root + after) == expected
    assert crossing(lambda x: -rising(x), root + after, root - before) == expected


@given(st.floats(-0.99, 0.99))
def test_a_jump(root):
    assert crossing(lambda x: 1 if x > root else -1, -1, 1) == pytest.approx(root, abs=1e-12)


def test_infinite_ends():
    assert crossing(lambda x: math.log(x) if x > 0 else -math.inf, 0, 5) == pytest.approx(1)
    assert crossing(lambda x: x / (1 - x) - 1 if x < 1 else math.inf, 0, 1) == pytest.approx(0.5)


def test_a_zero_at_the_start_is_not_the_crossing():
    assert crossing(lambda x: x * (x - 0.3), 0, 1) == pytest.approx(0.3)


def test_an_exact_hit():
    assert crossing(lambda x: x - 0.5, 0, 1) == 0.5


def test_few_calls():
    calls = []
    crossing(lambda x: calls.append(x) or x**3 - 2 * x - 5, 2, 3)
    assert len(calls) < 15
