"""Dates: cases, and what holds for every roadmap."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxkit.model import Initiative, Phase, Team
from cxkit.model.config import Calendar
from cxkit.planning.capacity import loads
from cxkit.planning.schedule import schedule
from cxkit.planning.workdays import Workdays

# every value is text, as the reader gives it: the models decide what it means
CASES = yaml.load(Path(__file__).with_name("schedule.yaml").read_text(), Loader=yaml.BaseLoader)


def run(case):
    initiatives = [
        Initiative(
            **{**one, "name": one["id"], "activities": [{"name": a["id"], **a} for a in one.get("activities", [])]}
        )
        for one in case["initiatives"]
    ]
    people = case.get("people", {})
    teams = [Team(**{"name": one["id"], "people": people.get(one["id"], "1"), **one}) for one in case["teams"]]
    phases = [Phase(**{"name": one["id"], **one}) for one in case.get("phases", [])]
    week = Workdays.of(Calendar(**case.get("calendar", {})))
    return schedule(initiatives, phases, teams, week, date.fromisoformat(case["today"])), teams, week


def told(one) -> str:
    if one.because:
        return one.because
    return f"{one.start} {one.end}" + (f" slack {one.slack} free {one.free}" if one.slack is not None else "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case) -> None:
    plan, _, _ = run(case)
    assert {one.activity: told(one) for one in plan.planned} == case["expect"]
    if "critical" in case:
        assert " ".join(plan.critical) == case["critical"]
        assert {one.activity for one in plan.planned if one.critical} == set(case["critical"].split())
    assert [" ".join(ring) for ring in plan.circles] == case.get("circles", [])
    assert [f"{one.activity} {one.start} {one.before} {one.end}" for one in plan.conflicts] == case.get("conflicts", [])
    for name, months in case.get("booked", {}).items():
        assert dict(plan.of(name).booked) == {month: pytest.approx(float(days)) for month, days in months.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_order_of_writing_changes_nothing(case) -> None:
    plan, _, _ = run(case)
    turned = {
        **case,
        "initiatives": [{**one, "activities": one.get("activities", [])[::-1]} for one in case["initiatives"][::-1]],
        "teams": case["teams"][::-1],
    }
    other, _, _ = run(turned)
    assert {one.activity: one for one in other.planned} == {one.activity: one for one in plan.planned}
    assert (other.critical, other.circles, other.conflicts) == (plan.critical, plan.circles, plan.conflicts)


MONDAY = date(2027, 1, 4)


@st.composite
def roadmaps(draw):
    teams = [
        {"id": f"t{at}", "people": str(draw(st.integers(1, 4))), "available": str(draw(st.sampled_from([25, 50, 100])))}
        for at in range(3)
    ]
    activities = []
    for at in range(draw(st.integers(1, 9))):
        one = {"id": f"a{at}", "team": f"t{draw(st.integers(0, 2))}", "work": f"{draw(st.integers(1, 40))} days"}
        if at and draw(st.booleans()):
            one["after"] = [f"a{before}" for before in draw(st.sets(st.integers(0, at - 1), max_size=3))]
        if draw(st.integers(0, 3)) == 0:
            start = MONDAY + timedelta(draw(st.integers(-60, 200)))
            one |= {"start": str(start), "end": str(start + timedelta(draw(st.integers(0, 60))))}
        activities.append(one)
    split = draw(st.integers(0, len(activities)))
    off = draw(st.sets(st.integers(0, 120), max_size=8))
    return {
        "today": str(MONDAY),
        "calendar": {"days": draw(st.sampled_from([["mon", "tue", "wed", "thu", "fri"], ["sun", "mon", "tue", "wed", "thu"], ["tue"]])),
                     "holidays": [str(MONDAY + timedelta(at)) for at in sorted(off)]},
        "teams": teams,
        "initiatives": [{"id": "x", "activities": activities[:split]}, {"id": "y", "after": draw(st.sampled_from([[], ["x"]])), "activities": activities[split:]}],
    }  # fmt: skip


@given(roadmaps())
def test_contracts(case) -> None:
    plan, teams, week = run(case)
    dated = {one.activity: one for one in plan.planned if one.start}
    given_ = {a["id"] for one in case["initiatives"] for a in one["activities"] if "start" in a}
    work = {a["id"]: float(a["work"].split()[0]) for one in case["initiatives"] for a in one["activities"]}
    assert not plan.circles
    for one in dated.values():
        assert one.found == (one.activity not in given_)
        if not one.found:
            continue
        assert one.start >= MONDAY
        assert week.count(one.start, one.start) == week.count(one.end, one.end) == 1
        assert sum(days for _, days in one.booked) == pytest.approx(work[one.activity])
        for before in one.after:
            assert dated[before].end < one.start
    for one in plan.planned:
        if one.start is None:
            assert one.because
    found_only = {(one.team, month) for one in dated.values() if one.found for month, _ in one.booked}
    for load in loads(plan, teams, week):
        assert load.booked == pytest.approx(sum(days for _, days in load.parts))
        parts_given = sum(days for name, days in load.parts if name in given_)
        if (load.team, load.month) in found_only:
            # what was found never takes more than is left beside what was given, day by day
            assert load.booked - parts_given <= load.available + 1e-6


@st.composite
def tangles(draw):
    """Any activities that wait for any others, themselves and unknown ones included, with any dates or none."""
    days = st.one_of(st.none(), st.dates(date(2026, 6, 1), date(2027, 12, 31)))
    activities = []
    for at in range(draw(st.integers(1, 8))):
        one = {"id": f"a{at}", "after": [f"a{n}" for n in draw(st.sets(st.integers(0, 9), max_size=3))]}
        one |= {
            "team": draw(st.sampled_from(["t", "none", "gone"])),
            "work": draw(st.sampled_from(["3 days", "2 weeks", "0 days"])),
        }
        one |= {key: str(day) for key in ("start", "end") if (day := draw(days))}
        if draw(st.booleans()):
            one["progress"] = str(draw(st.sampled_from([-5, 0, 40, 100, 120])))
        activities.append({key: item for key, item in one.items() if key != "work" or draw(st.booleans())})
    split = draw(st.integers(0, len(activities)))
    return {
        "today": str(MONDAY), "teams": [{"id": "t"}, {"id": "none"}], "people": {"none": "0"},
        "phases": [{"id": "p", "end": "2027-06-30"}],
        "initiatives": [
            {"id": "x", "phase": "p", "after": draw(st.sampled_from([[], ["y"], ["x"]])), "go_live": "2027-03-01", "activities": activities[:split]},
            {"id": "y", "after": draw(st.sampled_from([[], ["x"]])), "activities": activities[split:]},
        ],
    }  # fmt: skip


@given(tangles())
def test_a_tangle_is_told_and_never_hangs(case) -> None:
    plan, teams, week = run(case)
    assert len(plan.planned) == sum(len(one["activities"]) for one in case["initiatives"])
    for one in plan.planned:
        assert bool(one.because) == (one.start is None)
        assert one.start is None or one.start <= one.end
    for ring in plan.circles:
        for name, before in zip(ring, (*ring[1:], ring[0]), strict=True):
            assert before in plan.of(name).after
    assert all(load.booked >= 0 for load in loads(plan, teams, week))


def moved(week: Workdays, end: date, days: int) -> date:
    """A day so many working days later."""
    while days:
        end += timedelta(1)
        days -= week.count(end, end)
    return end


@given(roadmaps())
def test_what_has_slack_can_slip(case) -> None:
    """An activity moved by its free days meets no successor; one more day would."""
    plan, _, week = run(case)
    dated = {one.activity: one for one in plan.planned if one.start}
    for one in dated.values():
        later = [other for other in dated.values() if one.activity in other.after]
        if not later or any(conflict.before == one.activity for conflict in plan.conflicts):
            continue
        assert all(moved(week, one.end, one.free) < other.start for other in later)
        assert any(moved(week, one.end, one.free + 1) >= other.start for other in later)
        assert one.slack is not None


@given(roadmaps())
def test_critical_chain_is_the_longest(case) -> None:
    plan, _, _ = run(case)
    dated = {one.activity: one for one in plan.planned if one.start}
    if not dated:
        assert plan.critical == ()
        return
    chain = [dated[name] for name in plan.critical]
    for before, one in itertools.pairwise(chain):
        assert before.activity in one.after
    total = sum(one.days for one in chain)
    assert total >= max(one.days for one in dated.values())
