"""`cx simulate` as it reads, and the same figures for scripts."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cxkit.api.simulate import simulate
from cxkit.cli.simulate import _lines
from cxkit.cli.simulate import simulate as command
from cxkit.errors import UsageError

HERE = Path(__file__).parent
STRATEGY = """
objectives:
  - {id: ease, name: Make help easy, metric: easy, baseline: {value: 60, n: 800, at: 2026-06-30}, target: {value: 65, by: 2027-12-31}}
  - {id: calm, name: Keep the calm, metric: calm, baseline: {value: 7, at: 2026-06-30}, target: {value: 6, by: 2027-12-31}}
  - {id: vague, name: Be better, metric: easy}
  - {id: past, name: Be quick, metric: easy, baseline: {value: 60, at: 2026-06-30}, target: {value: 61, by: 2026-06-30}}
"""
ROADMAP = """
budget: 200
reserve: {budget: 30, time: 4 weeks}
initiatives:
  - {id: desk, name: One desk, recommendation: desk, budget: 130, effects: [{metric: easy, change: 3..7}], go_live: 2027-12-03,
     activities: [{id: draw, name: Draw, start: 2027-01-04, end: 2027-01-29}]}
  - {id: late, name: Too late, effects: [{metric: calm, change: -2}], go_live: 2028-01-05}
"""
CASE = """
recommendations:
  - {id: desk, name: One desk, case: {costs: [{what: App, once: 100..160}], benefits: [{what: Calls, yearly: 100}]}}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: Rooms\n")
    for name, text in (("strategy", STRATEGY), ("roadmap", ROADMAP), ("recommendations", CASE)):
        (tmp_path / f"{name}.yaml").write_text(text)
    return tmp_path


def test_reads_as_agreed(workspace: Path) -> None:
    text = "\n".join(_lines(simulate(workspace, as_of="2026-11-22", delay="0..8"), 0)) + "\n"
    golden = HERE / "simulate.txt"
    if os.environ.get("CX_UPDATE"):
        golden.write_text(text)
    assert golden.read_text() == text, "read it, then write it anew with CX_UPDATE=1"


def test_json_holds_what_the_table_shows(workspace: Path, capsys) -> None:
    command(str(workspace), "", 7, "2026-11-22", "json")
    told = json.loads(capsys.readouterr().out)
    assert told == json.loads(json.dumps(simulate(workspace, as_of="2026-11-22", seed=7).as_dict()))
    assert (told["command"], told["seed"], told["delay_weeks"], told["time"]) == ("simulate", 7, None, None)
    by_id = {one["objective"]: one for one in told["objectives"]}
    assert by_id["ease"]["chance"] == pytest.approx(0.5, abs=0.01)
    assert by_id["ease"]["start"] == {"value": 60, "at": "2026-06-30", "low": None, "high": None, "measured": False}
    assert (by_id["calm"]["chance"], by_id["calm"]["promises"][0]["counts"]) == (0, "after the target's day")
    assert by_id["vague"]["chance"] is by_id["past"]["chance"] is None
    assert told["money"]["budgets"] == pytest.approx(0.5, abs=0.01)
    assert told["money"]["budgets and reserve"] == pytest.approx(0.95, abs=0.01)


def test_later_is_less_likely(workspace: Path) -> None:
    held = simulate(workspace, as_of="2026-11-22").reached[0].outlook
    slips = simulate(workspace, as_of="2026-11-22", delay="0..8").reached[0].outlook
    # four weeks lie between go-live and the target's day, and half the worlds slip by more
    assert slips.chance == pytest.approx(held.chance / 2, abs=0.01)


@pytest.mark.parametrize("delay", ["soon", "..8", "0..", "8..0"])
def test_a_delay_is_a_closed_range(workspace: Path, delay: str) -> None:
    with pytest.raises(UsageError, match="no range of weeks"):
        simulate(workspace, delay=delay)
