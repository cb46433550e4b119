"""States and progress on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from cxkit.model import Initiative
from cxkit.model.config import Calendar
from cxkit.planning.deeds import deeds_of
from cxkit.planning.progress import progress_of
from cxkit.planning.schedule import schedule
from cxkit.planning.states import initiative_state
from cxkit.planning.workdays import Workdays

WEEK = Workdays.of(Calendar())


def cases(name: str) -> list[dict]:
    return yaml.load(Path(__file__).with_name(name).read_text(), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("case", cases("states.yaml"), ids=lambda case: case["name"])
def test_states(case) -> None:
    days = (("one", "2027-01-04", "2027-01-15"), ("two", "2027-01-18", "2027-01-29"))
    activities = [{"id": name, "name": name, "start": start, "end": end} for name, start, end in days]
    for activity, progress in zip(activities, case.get("progress", []), strict=False):
        activity["progress"] = progress
    one = Initiative(id="x", name="X", activities=activities, **case.get("initiative", {}))
    today = date.fromisoformat(case["today"])
    plan = schedule([one], [], [], WEEK, today)
    assert initiative_state(one, plan, today) == case["expect"]
    late = [deed for deed in deeds_of(one, plan, today) if deed.state == "late"]
    assert [f"{deed.kind} {deed.what} {deed.by}" for deed in late] == case.get("overdue", [])


@pytest.mark.parametrize("case", cases("progress.yaml"), ids=lambda case: case["name"])
def test_progress(case) -> None:
    one = Initiative(id="x", name="X", activities=[{"name": a["id"], **a} for a in case["activities"]])
    today = date.fromisoformat(case["today"])
    found = progress_of(one, schedule([one], [], [], WEEK, today), WEEK, today)
    for key in ("due", "done", "behind"):
        wanted = case["expect"].get(key)
        assert getattr(found, key) == (None if wanted is None else pytest.approx(float(wanted)))
    assert list(found.unsaid) == case["expect"].get("unsaid", [])
