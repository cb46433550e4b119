"""The catalogue of rules: documented, unique, and every example does what it says."""

from __future__ import annotations

import re
import textwrap
from datetime import date
from pathlib import Path

import pytest

from cxkit.codes import CODES
from cxkit.loading.load import load
from cxkit.rules import RULES
from cxkit.rules._engine import run

DAY = date(2026, 11, 22)
CLEAN = {
    "cx.yaml": "schema: 1\nname: Test\n",
    "strategy.yaml": """
vision: Nobody waits
mission: We answer
promise: {says: An answer within the hour, metric: nps-q}
business_objectives: [{id: retention, name: They stay, kind: retention, owner: boss, measure: Renewals, baseline: 80, target: {value: 85, by: 2027-12-31}}]
goals: [{id: loyalty, name: Customers stay, serves: [retention]}]
objectives:
  - {id: recommend, name: More customers recommend us, goal: loyalty, metric: nps-q, owner: lead, baseline: {value: 20, n: 900, at: 2026-06-30}, target: {value: 40, by: 2027-12-31}}
""",
    "governance.yaml": """
departments: [{id: care, name: Care}]
roles: [{id: lead, name: Lead, held_by: A, level: manager}, {id: boss, name: Boss, held_by: B, level: executive}]
forums: [{id: steering, name: Steering group, chair: lead, members: [lead, boss], quorum: 2, cadence: quarterly}]
""",
    "feedback.yaml": """
sources: [{id: survey, name: Survey, kind: relationship, owner: lead, cadence: yearly, population: All customers, invites: 9000 per quarter, response_rate: 20..30, questions: {recommend: {column: Q1, scale: 0..10}}}]
""",
    "metrics.yaml": """
metrics: [{id: nps-q, name: Recommendation, kpi: nps, source: survey, question: recommend, period: quarter, owner: lead}]
""",
}


def workspace(root: Path, example: str) -> Path:
    """The clean workspace; an example replaces the top-level keys it writes."""
    files = dict(CLEAN)
    for part in re.split(r"^# file: ", example, flags=re.MULTILINE)[1:]:
        name, body = part.split("\n", 1)
        keys = re.findall(r"^(\w+):", body, flags=re.MULTILINE)
        kept = [
            block
            for block in re.split(r"^(?=\w+:)", files.get(name, ""), flags=re.MULTILINE)
            if block.strip() and not any(block.startswith(f"{key}:") for key in keys)
        ]
        files[name] = "".join(kept) + body
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def example(page: str, word: str) -> str:
    found = re.search(rf"^{word}:\n\n((?:    .*\n?|\n)+)", page, flags=re.MULTILINE)
    assert found, f"the page has no example '{word}'"
    return textwrap.dedent(found[1])


def found_by(rule, root: Path) -> list:
    read = load(root)
    assert not [f for f in read.findings if not f.code.startswith("REF")], read.findings
    return [finding for finding in run(read, DAY).findings if finding.code == rule.code]


@pytest.mark.parametrize("name", RULES.names())
class TestEveryRule:
    def test_bad_example_is_found_where_it_stands(self, name: str, tmp_path: Path) -> None:
        rule = RULES.get(name)
        findings = found_by(rule, workspace(tmp_path, example(rule.page, "Bad")))
        assert findings
        for finding in findings:
            assert finding.position is not None
            assert finding.hint

    def test_good_example_is_clean(self, name: str, tmp_path: Path) -> None:
        rule = RULES.get(name)
        assert not found_by(rule, workspace(tmp_path, example(rule.page, "Good")))

    def test_names_agree(self, name: str) -> None:
        rule = RULES.get(name)
        assert rule.name == name
        assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
        assert rule.code not in CODES
        assert rule.title.endswith(".")


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in RULES.all()]
    assert len(codes) == len(set(codes))


def test_example_company_is_clean(demo: Path) -> None:
    read = load(demo)
    assert not read.findings
    assert not run(read, DAY).findings


def test_reference_workspace_is_read_without_a_finding(shared: Path) -> None:
    assert not load(shared / "workspace").findings
