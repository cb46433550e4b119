"""Chances of targets, against the normal distribution."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cxkit.model import Initiative, Range
from cxkit.model.config import Calendar
from cxkit.planning.outlook import Start, outlook, promises_for, slipped_at_most, within_budgets
from cxkit.planning.schedule import schedule
from cxkit.planning.workdays import Workdays

CASES = yaml.load(Path(__file__).with_name("outlook.yaml").read_text(), Loader=yaml.BaseLoader)
TODAY = date(2026, 11, 22)


def run(case, seed=20260901):
    initiatives = [
        Initiative(
            id=f"i{at}", name="X", effects=[{"metric": "m", **{key: one[key] for key in ("change", "by") if key in one}}],
            **({"go_live": one["live"]} if "live" in one else {}),
        )
        for at, one in enumerate(case["promises"])
    ]  # fmt: skip
    plan = schedule(initiatives, [], [], Workdays.of(Calendar()), TODAY)
    given_ = case["start"]
    start = Start(
        float(given_["value"]), date.fromisoformat(given_["at"]), *(float(given_[key]) if key in given_ else None for key in ("low", "high")),
    )  # fmt: skip
    goal = date.fromisoformat(case["target"][1])
    promises = promises_for("m", initiatives, plan, start, goal, TODAY)
    return outlook(
        "x", start, float(case["target"][0]), goal, promises, better=case.get("better", "higher"),
        bounds=tuple(map(float, case["bounds"])) if "bounds" in case else None,
        delay=Range.model_validate(case["delay"]) if "delay" in case else None, seed=seed,
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_outlooks(case) -> None:
    found = run(case)
    told = {"chance": found.chance, "worst": found.worst, "best": found.best}
    told |= {key: getattr(found.value, key) for key in ("low", "likely", "high")}
    blur = {"chance": 0.006, "low": 0.05, "high": 0.05}
    for key, wanted in case["expect"].items():
        assert told[key] == pytest.approx(float(wanted), abs=blur.get(key, 1e-9)), key
    if "counts" in case:
        assert [one.counts for one in found.promises] == case["counts"]


@pytest.mark.parametrize("case", CASES[:3], ids=lambda case: case["name"])
def test_a_seed_is_a_seed(case) -> None:
    assert run(case) == run(case)
    assert run(case, seed=7).chance == pytest.approx(run(case).chance, abs=0.015)


@settings(max_examples=25)
@given(st.integers(1, 20), st.integers(0, 5), st.integers(0, 12))
def test_more_promised_or_less_delay_is_never_less_likely(change, more, weeks) -> None:
    def at(change: int, weeks: int) -> float:
        case = {
            "start": {"value": "60", "at": "2026-12-31"}, "promises": [{"live": "2027-06-01", "change": f"{change}..{change + 4}"}],
            "target": ["68", "2027-07-01"], "delay": f"0..{weeks}",
        }  # fmt: skip
        return run(case).chance

    assert at(change + more, weeks) >= at(change, weeks)
    assert at(change, weeks) <= at(change, 0)


def test_money_and_time_in_reserve() -> None:
    # 100 ± 30 and 200 ± 40: together 300 ± 50
    costs = [("app", Range(low=70, high=130)), ("desk", Range(low=160, high=240))]
    found = within_budgets(costs, {"budgets": 300, "more": 350, "little": 150})
    assert found["budgets"] == pytest.approx(0.5, abs=0.01)
    assert found["more"] == pytest.approx(0.95, abs=0.006)
    assert found["little"] == 0
    assert slipped_at_most(4, ["a"], Range(low=0, high=8)) == pytest.approx(0.5, abs=0.001)
    assert slipped_at_most(4, ["a", "b"], Range(low=0, high=8)) == pytest.approx(0.25, abs=0.01)
