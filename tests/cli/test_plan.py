"""`cx plan` as it reads, and the same figures for scripts."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cxkit.api.plan import as_dict, plan
from cxkit.cli.plan import _lines
from cxkit.cli.plan import plan as command

HERE = Path(__file__).parent
ROADMAP = """
teams:
  - {id: app, name: App, people: 2, available: 50}
  - {id: care, name: Care, people: 1}
phases:
  - {id: first, name: First, start: 2027-01-04, end: 2027-03-31, owner: lead, checkpoints: [{name: Shall we go on?, by: 2027-01-08, forum: board}]}
initiatives:
  - id: desk
    name: One desk
    phase: first
    owner: lead
    go_live: 2027-03-01
    activities:
      - {id: draw, name: Draw it, team: app, work: 10 days, start: 2027-01-04, end: 2027-01-15, progress: 60}
      - {id: build, name: Build it, team: app, work: 20 days, after: draw}
      - {id: test, name: Try it, team: care, work: 30 days, start: 2027-02-01, end: 2027-02-19, after: build}
    milestones: [{name: All teams, by: 2027-03-26}]
  - id: bot
    name: The bot
    after: desk
    activities:
      - {id: egg, name: Egg, team: care, work: 2 days, after: hen}
      - {id: hen, name: Hen, team: care, work: 2 days, after: egg}
      - {id: vague, name: Something}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: Rooms\n")
    (tmp_path / "roadmap.yaml").write_text(ROADMAP)
    return tmp_path


def test_reads_as_agreed(workspace: Path) -> None:
    text = "\n".join(_lines(plan(workspace, as_of="2027-01-18"), 0)) + "\n"
    golden = HERE / "plan.txt"
    if os.environ.get("CX_UPDATE"):
        golden.write_text(text)
    assert golden.read_text() == text, "read it, then write it anew with CX_UPDATE=1"


def test_fits_a_terminal(workspace: Path) -> None:
    lines = "\n".join(_lines(plan(workspace, as_of="2027-01-18"), 60)).split("\n")
    assert max(map(len, lines)) <= 60
    assert any("build" in line for line in lines)


def test_json_holds_what_the_table_shows(workspace: Path, capsys) -> None:
    command(str(workspace), "2027-01-18", "json")
    told = json.loads(capsys.readouterr().out)
    assert told == json.loads(json.dumps(as_dict(plan(workspace, as_of="2027-01-18"))))
    assert (told["schema"], told["command"], told["as_of"]) == ("cx/1", "plan", "2027-01-18")
    by_id = {one["activity"]: one for one in told["activities"]}
    assert by_id["build"] | {"booked": 0} == {
        "activity": "build", "initiative": "desk", "team": "app", "start": "2027-01-18", "end": "2027-02-12", "days": 20,
        "found": True, "progress": None, "slack": -5, "free": -10, "critical": True, "after": ["draw"], "booked": 0, "reason": None,
    }  # fmt: skip
    assert told["conflicts"] == [{"activity": "test", "start": "2027-02-01", "after": "build", "end": "2027-02-12"}]
    assert told["circles"] == [["egg", "hen"]]
    assert [(one["what"], one["kind"]) for one in told["late"]] == [
        ("Shall we go on?", "checkpoint"),
        ("Draw it", "activity"),
    ]
    assert by_id["vague"]["reason"]
    load = next(one for one in told["loads"] if one["team"] == "care" and one["month"] == "2027-02")
    assert (load["available"], load["booked"], load["missing"]) == (20, pytest.approx(30), pytest.approx(10))


def test_nothing_planned(tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: Rooms\n")
    lines = list(_lines(plan(tmp_path, as_of="2027-01-18"), 0))
    assert lines[-1] == "no roadmap yet: write initiatives in roadmap.yaml"
