"""Business cases: formulas against an independent implementation, and whole cases against hand-worked ones."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxkit.model import Range, Recommendation, Recommendations
from cxkit.planning.case_lines import Timing
from cxkit.planning.cases import NoCase, _payback, business_case
from cxkit.planning.draws import WORLDS, chances, draw, likely, spread
from cxkit.planning.finance import factors, monthly, net_present_value, payback

np = pytest.importorskip("numpy")
HERE = Path(__file__).parent
MONEY = yaml.safe_load((HERE / "money.yaml").read_text())
CASES = yaml.load((HERE / "cases.yaml").read_text(), Loader=yaml.BaseLoader)


def flows(written) -> list[float]:
    found = [0.0] * (1 + max(int(str(month).split("..")[-1]) for month, _ in written))
    for month, amount in written:
        first, _, last = str(month).partition("..")
        for at in range(int(first), int(last or first) + 1):
            found[at] += amount
    return found


@pytest.mark.parametrize("case", MONEY, ids=lambda case: case["name"])
def test_money(case) -> None:
    assert net_present_value(flows(case["flows"]), case["discount"]) == pytest.approx(case["npv"], abs=1e-6)
    found = payback(flows(case["flows"]))
    assert found == (case["payback"] if case["payback"] is None else pytest.approx(case["payback"]))


def test_factors_are_the_monthly_rate_compounded() -> None:
    for at, one in enumerate(factors(0.08, 36)):
        assert one == pytest.approx((1 + monthly(0.08)) ** -at)


def count(case):
    one = Recommendation(id="desk", name="Desk", case={key: case[key] for key in ("costs", "benefits") if key in case})
    head = Recommendations(**{key: case[key] for key in ("years", "discount") if key in case})
    return business_case(one, head, Timing(date.fromisoformat(case["start"]), date.fromisoformat(case["live"]), ()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case) -> None:
    found = count(case)
    if "because" in case:
        assert found == NoCase("desk", case["because"])
        return
    for key, wanted in case["expect"].items():
        value = getattr(found, key)
        if isinstance(wanted, str):
            assert value == pytest.approx(float(wanted)), key
            continue
        low, middle, high = (None if one == "null" else float(one) for one in wanted)
        # a draw of 10,000 knows its ends to about one part in two hundred of the range; the middle is exact
        blur = 0.005 * (high - low) + 1e-9 if None not in (low, high) else 0
        assert value.likely == (middle if middle is None else pytest.approx(middle)), key
        assert value.low == (low if low is None else pytest.approx(low, abs=blur)), key
        assert value.high == (high if high is None else pytest.approx(high, abs=blur)), key


@pytest.mark.parametrize("case", [case for case in CASES if "expect" in case], ids=lambda case: case["name"])
def test_running_sum_ends_at_the_whole(case) -> None:
    found = count({**case, "discount": "0"})
    assert found.cumulative[-1].likely == pytest.approx(found.npv.likely)
    assert found.cumulative[-1].low == pytest.approx(found.npv.low)
    assert found.cumulative[0].high <= 0
    assert len(found.cumulative) == found.months + 1
    assert found.worst <= found.npv.likely + 1e-9
    assert found.best >= found.npv.likely - 1e-9


@given(st.lists(st.lists(st.integers(-50, 60), min_size=5, max_size=5), min_size=1, max_size=20))
def test_payback_of_many_worlds_is_that_of_each(worlds) -> None:
    each = [payback([float(flow) for flow in world]) for world in worlds]
    together = _payback(np.cumsum(np.array(worlds, dtype=float), axis=1), [float(flow) for flow in worlds[0]])
    assert together.likely == each[0]
    assert together.chance == pytest.approx(sum(one is not None for one in each) / len(each))
    told = sorted(math.inf if one is None else one for one in each)
    assert (
        math.inf
        if together.high is None
        else together.high == pytest.approx(told[math.ceil(0.95 * len(told) - 1e-9) - 1])
    )


RANGES = st.tuples(st.integers(-100, 100), st.integers(0, 50), st.integers(0, 50)).map(
    lambda three: Range(low=three[0], likely=three[0] + three[1], high=three[0] + three[1] + three[2])
)


@given(RANGES, st.integers(0, 10**6))
def test_a_range_drawn_holds_nine_in_ten(one, key) -> None:
    found = spread(draw(one, chances(str(key))), likely(one))
    assert found.low == pytest.approx(one.low, abs=0.01 * (one.high - one.low) + 1e-9)
    assert found.high == pytest.approx(one.high, abs=0.01 * (one.high - one.low) + 1e-9)
    values = draw(one, chances(str(key)))
    assert (values < one.likely).mean() <= 0.5
    assert (values > one.likely).mean() <= 0.5
    if one.low >= 0:
        assert values.min() >= 0


def test_one_key_is_one_world_and_two_are_strangers() -> None:
    assert (chances("ease") == chances("ease")).all()
    assert abs(float(np.corrcoef(chances("ease"), chances("churn"))[0, 1])) < 4 / math.sqrt(WORLDS)
    assert abs(float(chances("ease").mean())) < 1e-9
    # a frozen stream: a change here changes every printed range
    assert [round(float(one), 6) for one in chances("ease")[:3]] == FIRST


FIRST = [-0.017422, -0.515076, -0.010904]
