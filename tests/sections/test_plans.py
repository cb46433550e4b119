"""What the sections on plans say: states in words, and nothing that isn't so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cxkit.api.alarms import alarms
from cxkit.api.report import render
from cxkit.api.results import gather
from cxkit.loading.load import load
from cxkit.results import MetricResult, Point

DAY = date(2027, 2, 1)
FILES = {
    "cx.yaml": "schema: 1\nname: Rooms\ncurrency: EUR\n",
    "governance.yaml": "roles: [{id: lead, name: Head of rooms}]\nforums: [{id: board, name: The board}]\n",
    "metrics.yaml": "metrics: [{id: calm, name: Calm nights, kpi: nps, source: []}]\n",
    "capabilities.yaml": "capabilities: [{id: talk, name: Hard talks, baseline: 2}]\n",
    "strategy.yaml": """
objectives: [{id: calm, name: Calm the nights, metric: calm, baseline: {value: 20, at: 2026-12-31}, target: {value: 30, by: 2027-12-31}}]
""",
    "roadmap.yaml": """
budget: 100000
reserve: {budget: 5000}
teams: [{id: crew, name: The crew, people: 1, available: 50}]
phases: [{id: first, name: First wave, start: 2027-01-01, end: 2027-06-30, success: Nobody waits}]
initiatives:
  - id: doors
    name: Quiet doors
    phase: first
    recommendation: doors
    owner: lead
    budget: 60000
    spent: {value: 70000, at: 2027-01-31}
    go_live: 2027-04-01
    effects: [{metric: calm, change: 5..15}]
    activities:
      - {id: hinge, name: Change hinges, team: crew, work: 30 days, start: 2027-01-04, end: 2027-01-29, progress: 50}
      - {id: seal, name: Seal gaps, team: crew, work: 5 days, after: hinge}
  - {id: carpet, name: Thick carpets, stopped: {at: 2027-01-15, because: Too dear}}
""",
    "recommendations.yaml": """
recommendations:
  - {id: doors, name: Quiet doors, impact: 4, effort: 2, feasibility: 3, acceptability: {lead: 2}, requires: {talk: 4},
     case: {costs: [{what: Hinges, once: 50000..70000}], benefits: [{what: Nights rebooked, yearly: 60000..90000, metric: calm, because: One in ten}]},
     decision: {outcome: accepted, forum: board, at: 2026-12-01}}
  - {id: music, name: Soft music, impact: 2, effort: 4, decision: {outcome: rejected, forum: board, at: 2026-12-01, because: Guests hate it}}
  - {id: later, name: Later breakfast, effort: 1, case: {costs: [{what: Cook, yearly: 100..}]}}
""",
    "risks.yaml": """
risks:
  - id: strike
    name: A strike
    category: operational
    owner: lead
    inherent: {likelihood: 4, impact: 5}
    residual: {likelihood: 3, impact: 4}
    loss: 10000..30000
    contingency:
      prevent: [{what: Talk to the union, by: 2027-01-10}]
      trigger: calm < 10 for 1 period
      correct: [{what: Hire temps, within: 2 days}]
      budget: 8000
      inform: [lead]
  - {id: flood, name: A flood, inherent: {likelihood: 5, impact: 2}}
  - {id: noise, name: Noise from outside, inherent: {likelihood: 2, impact: 2}, contingency: {because: Below our appetite}}
  - {id: fire, name: A fire, inherent: {likelihood: 1, impact: 5}, happened: [{at: 2027-01-20, says: A bin burnt, worked: partly}]}
  - {id: bugs, name: Bed bugs, inherent: {likelihood: 1, impact: 4}, closed: {at: 2027-01-20, because: Beds are new}}
""",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def told(workspace: Path, section: str) -> str:
    return render(gather(load(workspace), DAY), "md", (section,)).replace("\\", "")


def test_roadmap(workspace: Path) -> None:
    page = told(workspace, "roadmap")
    for words in (
        "1 of 2 late", "Change hinges", "due 29 Jan 2027: 3 days late", "Talk to the union", "prevention of “A strike”, due 10 Jan 2027: 22 days late",
        "stopped (Too dear)", "dates found, not given", "Calm nights +5 to +15", "Nobody waits",
    ):  # fmt: skip
        assert words in page, words


def test_the_chance_stands_beside_the_roadmap(workspace: Path) -> None:
    assert (
        "| Calm the nights (Quiet doors) | 20.0 (declared 31 Dec 2026) | 30.0 (25.0–35.0) | 30 (31 Dec 2027) | 50 % |"
        in told(workspace, "roadmap").replace("\u202f", " ")
    )


def test_resources(workspace: Path) -> None:
    page = told(workspace, "resources").replace("\u202f", " ")
    for words in (
        "The crew lacks 20 of 30 person-days in 2027-01", "1 of 1 teams have more work than time", "117 % (over its budget)",
        "more than the reserve: not all plans can be paid from it", "€60,000 in initiatives, €5,000 in reserve, €35,000 free",
    ):  # fmt: skip
        assert words in page, words


def test_risks(workspace: Path) -> None:
    page = told(workspace, "risks")
    rows = {
        line.split("|")[1].split("(")[0].strip(): line
        for line in page.splitlines()
        if line.startswith("| ") and "→" in line
    }
    assert "20 → 12 (over our appetite)" in rows["A strike"]
    assert "never tested" in rows["A strike"]
    assert "10 → not judged (over our appetite)" in rows["A flood"]
    assert rows["A flood"].endswith("no plan |")
    assert "no plan, on purpose (Below our appetite)" in rows["Noise from outside"]
    assert "A bin burnt; the plan worked: partly" in rows["A fire"]
    assert "closed (20 Jan 2027: Beds are new)" in rows["Bed bugs"]
    assert "2 of 4 stay above our appetite of 8" in page
    # likelihood 3: 40, 50 and 60 % of 10,000, 20,000 and 30,000
    assert "| A strike | €10,000–30,000 | €10,000 (€4,000–18,000) | €8,000 |" in page


def test_contingency(workspace: Path) -> None:
    page = told(workspace, "contingency")
    for words in (
        "by 10 Jan 2027, late",
        "Calm nights below 10 for 1 period (can't tell: nothing is recorded)",
        "within 2 days",
        "nobody wrote a plan",
        "Below our appetite",
    ):
        assert words in page, words


def test_a_trigger_that_fired_is_told(workspace: Path) -> None:
    results = gather(load(workspace), DAY)
    old = results.metrics[0]
    assert isinstance(old, MetricResult)
    point = Point("2027-01", date(2027, 1, 31), 5.0, 2.0, 8.0, 400)
    metric = replace(old, series=(point,), unit="points")
    fired = replace(results, metrics=(metric,), alarms=tuple(alarms(results.workspace, {"calm": metric}, DAY)))
    page = render(fired, "md", ("risks", "contingency")).replace("\\", "")
    assert "fired (5.0 (2.0–8.0) in 2027-01; nobody wrote what was done)" in page
    assert "it has fired: 5.0 (2.0–8.0) in 2027-01" in page


def test_recommendations(workspace: Path) -> None:
    page = told(workspace, "recommendations")
    for words in (
        "1 accepted, 1 turned down", "| Quiet doors (payback", "no rank (turned down)", "no rank (impact isn't judged)", "Head of rooms: 2 of 5",
        "maturity 2, needs 4; nobody builds it", "The board: Guests hate it", "nothing on the roadmap", "nobody was asked",
    ):  # fmt: skip
        assert words in page, words


def test_days_at_the_ends_of_the_calendar(workspace: Path) -> None:
    """Nobody plans so, but somebody mistypes: no section and no command fails."""
    (workspace / "roadmap.yaml").write_text("""
teams: [{id: crew, name: The crew, people: 1}]
phases: [{id: first, name: First wave, start: 0001-01-01, end: 9999-12-31, checkpoints: [{name: Well?, by: 9999-12-31, forum: board}]}]
initiatives:
  - id: doors
    name: Quiet doors
    phase: first
    recommendation: doors
    effects: [{metric: calm, change: 5..15}]
    activities:
      - {id: a, name: A, team: crew, work: 3 days, start: 0001-01-01, end: 0001-01-31}
      - {id: b, name: B, team: crew, work: 3 days, start: 9999-12-01, end: 9999-12-31, after: a}
      - {id: c, name: C, team: crew, work: 3 days, after: b}
      - {id: d, name: D, team: crew, work: 3 days, end: 0001-01-01}
    milestones: [{name: M, by: 9999-12-31}, {name: N, by: 0001-01-01}]
""")
    page = render(gather(load(workspace), DAY), "html", ("roadmap", "resources", "business-case", "recommendations"))
    assert "no dates: its team has no time for it within ten years" in page
    assert len(page) < 400_000


def test_business_case(workspace: Path) -> None:
    page = told(workspace, "business-case").replace("\u202f", " ")
    for words in (
        "costs from 4 Jan 2027, brings from 1 Apr 2027", "Approved on the roadmap | budget | €60,000", "One in ten", "nobody wrote why",
        "'Cook' has a range with an open end", "at a discount of 8 % a year",
    ):  # fmt: skip
        assert words in page, words
    assert "Soft music" not in page
