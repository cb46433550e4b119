"""Curves of durations against R and lifelines, statsmodels, and plain counting."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxkit.stats.survival import Durations, kaplan_meier, log_log, log_rank, quantile, restricted_mean

REFERENCE = yaml.safe_load(Path(__file__).with_name("survival.yaml").read_text(encoding="utf-8"))
GROUPS = REFERENCE["groups"]
counts = st.dictionaries(st.integers(1, 30), st.integers(1, 9), min_size=1, max_size=12)


def durations(case):
    return Durations(case["ended"], case["running"])


@pytest.mark.parametrize("case", GROUPS.values(), ids=GROUPS)
def test_curve(case):
    steps = kaplan_meier(durations(case))
    assert [step.survival for step in steps] == pytest.approx(case["survival"], abs=5e-5)
    errors = [step.survival * math.sqrt(step.greenwood) for step in steps[: len(case.get("se", []))]]
    assert errors == pytest.approx(case.get("se", []), abs=5e-6)
    at = {step.time: log_log(step.survival, step.greenwood) for step in steps}
    for time, limits in case.get("limits", {}).items():
        assert at[time] == pytest.approx(limits, abs=5e-7)


@pytest.mark.parametrize("case", GROUPS.values(), ids=GROUPS)
def test_median_and_restricted_mean(case):
    steps = kaplan_meier(durations(case))
    value, (low, high) = quantile(steps, 0.5)
    assert [value, low, high] == case["median"]
    assert restricted_mean(steps, 45)[: len(case["restricted"])] == pytest.approx(case["restricted"], abs=5e-3)


def test_groups_apart():
    assert log_rank([durations(case) for case in GROUPS.values()]) == pytest.approx(REFERENCE["log_rank"], abs=1e-9)


@pytest.mark.parametrize(("name", "at"), [("first", 0), ("last", -1)])
def test_without_censoring_greenwood_is_binomial(name, at):
    case = REFERENCE["cohort"]
    steps = kaplan_meier(Durations(dict(enumerate(case["left"], 1)), {7: case["stayed"]}))
    step, expect = steps[at], case[name]
    assert step.survival == pytest.approx(expect["survival"])
    assert step.survival * math.sqrt(step.greenwood) == pytest.approx(expect["se"], abs=5e-8)
    assert log_log(step.survival, step.greenwood) == pytest.approx(expect["limits"], abs=5e-7)


@given(counts, counts)
def test_as_statsmodels(ended, running):
    from statsmodels.duration.survfunc import SurvfuncRight

    rows = [(time, 1, n) for time, n in ended.items()] + [(time, 0, n) for time, n in running.items()]
    times = [time for time, _, n in rows for _ in range(n)]
    status = [event for _, event, n in rows for _ in range(n)]
    oracle = SurvfuncRight(times, status)
    steps = kaplan_meier(Durations(ended, running))
    assert [step.time for step in steps] == oracle.surv_times.tolist()
    assert [step.survival for step in steps] == pytest.approx(oracle.surv_prob.tolist())
    assert [step.at_risk for step in steps] == oracle.n_risk.tolist()
    for step, error in zip(steps, oracle.surv_prob_se.tolist(), strict=True):
        if step.survival > 0:
            assert step.survival * math.sqrt(step.greenwood) == pytest.approx(error)


@given(counts, counts, counts)
def test_log_rank_as_statsmodels(first, second, running):
    from statsmodels.duration.survfunc import survdiff

    groups = [Durations(first, running), Durations(second, {})]
    rows = [
        (time, event, at)
        for at, group in enumerate(groups)
        for event, durations_ in ((1, group.ended), (0, group.running))
        for time, n in durations_.items()
        for _ in range(n)
    ]
    time, event, group = zip(*rows, strict=True)
    statistic, p = log_rank(groups)
    if statistic > 1e-9:
        assert (statistic, p) == pytest.approx(survdiff(time, event, group), rel=1e-6)


@given(counts)
def test_without_censoring_it_is_counting(ended):
    n = sum(ended.values())
    for step in kaplan_meier(Durations(ended, {})):
        assert step.survival == pytest.approx(sum(k for time, k in ended.items() if time > step.time) / n)


@given(counts)
def test_area_is_the_mean(ended):
    mean, _ = restricted_mean(kaplan_meier(Durations(ended, {})), max(ended))
    assert mean == pytest.approx(sum(time * n for time, n in ended.items()) / sum(ended.values()))


def test_those_still_running_are_not_forgotten():
    """The mean of what is closed is biased down; so is its median."""
    closed = {1: 50, 2: 30, 3: 10}
    assert quantile(kaplan_meier(Durations(closed, {})), 0.5)[0] == 1
    assert quantile(kaplan_meier(Durations(closed, {3: 60})), 0.5)[0] == 2


def test_more_still_running_than_ended_have_no_median():
    assert quantile(kaplan_meier(Durations({1: 1}, {5: 9})), 0.5)[0] == math.inf
