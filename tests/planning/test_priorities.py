"""The order of recommendations, what they rest on, and what risks weigh."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxkit.model import Capability, Course, Initiative, Recommendation, Risk
from cxkit.model.config import Calendar
from cxkit.planning.exposure import exposures
from cxkit.planning.priorities import priorities
from cxkit.planning.schedule import schedule
from cxkit.planning.workdays import Workdays

TODAY = date(2027, 1, 4)
HERE = Path(__file__).parent
PRIORITIES = yaml.load((HERE / "priorities.yaml").read_text(), Loader=yaml.BaseLoader)
RISKS = yaml.load((HERE / "risks.yaml").read_text(), Loader=yaml.BaseLoader)


def ranked(case, order=1):
    ones = [Recommendation(name=one["id"], **one) for one in case["recommendations"]][::order]
    tasks = [initiative(one) for one in case.get("initiatives", [])]
    capabilities = [Capability(name=one["id"], **one) for one in case.get("capabilities", [])]
    courses = [Course(name=one["id"], **one) for one in case.get("courses", [])]
    plan = schedule(tasks, [], [], Workdays.of(Calendar()), TODAY)
    return priorities(ones, capabilities, tasks, courses, plan)


def initiative(one) -> Initiative:
    work = (
        [{"id": f"{one['id']}-work", "name": "Work", "start": one["start"], "end": one["end"]}]
        if "start" in one
        else []
    )
    return Initiative(id=one["id"], name=one["id"], builds=one.get("builds", {}), activities=work)


@pytest.mark.parametrize("case", PRIORITIES, ids=lambda case: case["name"])
def test_priorities(case) -> None:
    found = ranked(case)
    told = [f"{one.rank or '-'} {one.recommendation}" for one in found]
    assert told == case["expect"]
    assert ranked(case, -1) == found
    by_id = {one.recommendation: one for one in found}
    for name, wanted in case.get("least", {}).items():
        one = by_id[name]
        assert f"{', '.join(one.least_willing)} {one.acceptability}" == wanted
    for name, wanted in case.get("gaps", {}).items():
        assert [
            f"{gap.capability} {gap.today:g} of {gap.needed} by {', '.join(gap.built_by) or 'nobody'} {gap.ready or 'no day'}"
            for gap in by_id[name].gaps
        ] == wanted


@given(st.permutations([(impact, effort) for impact in range(1, 6) for effort in range(1, 6)]))
def test_more_impact_and_less_effort_never_rank_lower(pairs) -> None:
    ones = [
        Recommendation(id=f"r{at}", name="x", impact=impact, effort=effort) for at, (impact, effort) in enumerate(pairs)
    ]
    found = priorities(ones, [], [], [], schedule([], [], [], Workdays.of(Calendar()), TODAY))
    for first, second in itertools.combinations(found, 2):
        better = second.impact >= first.impact and second.effort <= first.effort
        assert not better or (second.impact, second.effort) == (first.impact, first.effort)


@pytest.mark.parametrize("case", RISKS, ids=lambda case: case["name"])
def test_risks(case) -> None:
    risks = [Risk(name=one["id"], **one) for one in case["risks"]]
    found = exposures(risks, int(case.get("appetite", 8)), date.fromisoformat(case.get("today", str(TODAY))))
    told = [
        f"{one.number} {one.risk} {one.before}>{one.after}{' over' if one.over else ''} {one.state}" for one in found
    ]
    assert told == case["expect"]
    assert (
        exposures(risks[::-1], int(case.get("appetite", 8)), date.fromisoformat(case.get("today", str(TODAY)))) == found
    )
    losses = {one.risk: one.expected for one in found if one.expected}
    assert {name: [one.low, one.likely, one.high] for name, one in losses.items()} == {
        name: [pytest.approx(float(each)) for each in three] for name, three in case.get("losses", {}).items()
    }
