"""Every format says the same findings, each in the manner of its reader."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from markdown_it import MarkdownIt

from cxkit.api.validate import check
from cxkit.formats import FORMATS
from cxkit.formats._view import View
from cxkit.loading.load import load

STRATEGY = """vision: V
mission: M
objectives:
  - id: o
    name: More shops recommend us
    metric: nps-q
    goal: g
    owner: lead
    impact: 4
    agreed: {lead: 2026-08-25}
    baseline: {value: 30, n: 812, at: 2026-06-30}
    target: {value: 35, by: 2027-12-31}
goals: [{id: g, name: G, serves: [b]}]
business_objectives: [{id: b, name: B}]
promise: {says: Yes, metric: nps-q}
"""
FEEDBACK = """basis: consent
sources: [{id: s, name: S, kind: relationship, owner: lead, cadence: yearly, population: All, invites: 5000 per quarter,
  response_rate: 16..20, questions: {r: {text: T, column: Q1, scale: 0..10}}}]
"""
METRICS = "metrics: [{id: nps-q, name: N, kpi: nps, source: s, question: r, period: quarter, owner: lead}]\n"
SHOWN = """\
strategy.yaml:12:21: warning[SMT204 unmeasurable-target]: not measurable: needs 3,831 answers a wave, the plan gives 800
  11 |     baseline: {value: 30, n: 812, at: 2026-06-30}
     |                       -- from here
  12 |     target: {value: 35, by: 2027-12-31}
     |                     ^^ to here: 5 points; 800 a wave show 10.9 or more
  help: aim for 41, or invite 23,944 a quarter (now 5,000)
"""


@pytest.fixture
def validation(tmp_path: Path):
    files = {"cx": "schema: 1\nname: C\n", "strategy": STRATEGY, "feedback": FEEDBACK, "metrics": METRICS}
    files["governance"] = "leader: lead\nsponsor: lead\nroles: [{id: lead, name: L, held_by: A, level: executive}]\n"
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    found = check(load(tmp_path), date(2026, 11, 12))
    return replace(found, findings=tuple(one for one in found.findings if one.code == "SMT204"))


def test_text_shows_both_ends_of_the_step(validation) -> None:
    assert FORMATS.get("text")(validation) == SHOWN


def test_text_wraps_on_a_terminal_only(validation) -> None:
    wrapped = FORMATS.get("text")(validation, View(width=80))
    assert max(len(line) for line in wrapped.splitlines() if "|" not in line) <= 80
    assert "\n    3,831 answers" in wrapped


def test_concise_is_a_line(validation) -> None:
    assert FORMATS.get("concise")(validation) == SHOWN.splitlines()[0] + "\n"


def test_json(validation) -> None:
    found = json.loads(FORMATS.get("json")(validation))
    assert (found["schema"], found["command"], found["as_of"]) == ("cx/1", "validate", "2026-11-12")
    assert found["summary"] == {"error": 0, "warning": 1, "info": 0}
    (one,) = found["findings"]
    assert one == {
        "code": "SMT204",
        "slug": "unmeasurable-target",
        "severity": "warning",
        "message": "not measurable: needs 3,831 answers a wave, the plan gives 800",
        "file": "strategy.yaml",
        "line": 12,
        "column": 21,
        "end_line": 12,
        "end_column": 23,
        "entity": "o",
        "hint": "aim for 41, or invite 23,944 a quarter (now 5,000)",
        "help": "cx explain SMT204",
        "fix": None,
    }


@pytest.mark.parametrize("broken", [None, "risks.yaml", "metrics.yaml"])
def test_json_keeps_to_its_schema(demo: Path, broken: str | None) -> None:
    schema = json.loads(Path(__file__).with_name("validate.schema.json").read_text(encoding="utf-8"))
    (demo / "strategy.yaml").write_text((demo / "strategy.yaml").read_text().replace("  - id: ", "  - id:  X_", 3))
    if broken:
        (demo / broken).write_text("- [\n")
    found = json.loads(FORMATS.get("json")(check(load(demo), date(2026, 11, 22))))
    assert len(found["findings"]) > 3
    assert broken or any(one["fix"] for one in found["findings"])
    Draft7Validator(schema).validate(found)


def test_github(validation) -> None:
    (line,) = FORMATS.get("github")(validation).splitlines()
    assert line.startswith("::warning file=strategy.yaml,line=12,col=21,endLine=12,endColumn=23,title=SMT204 ")
    assert "%0Ahelp: aim for 41" in line


def test_markdown_is_a_table_of_text(validation) -> None:
    html = MarkdownIt().enable("table").render(FORMATS.get("markdown")(validation))
    assert html.count("<tr>") == 2
    assert "SMT204" in html


@pytest.mark.parametrize("name", FORMATS.names())
def test_hostile_names_stay_text(name: str, tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: C\n")
    key = "'::error::x ##[group] <script>alert(1)</script> | `'"
    (tmp_path / "strategy.yaml").write_text(f"{key}: 1\nvision: V\nmission: M\npromise: {{says: Yes}}\n")
    printed = FORMATS.get(name)(check(load(tmp_path), date(2026, 11, 12)))
    assert not [sign for sign in printed if ord(sign) < 32 and sign != "\n"]
    if name == "github":
        assert all(line.startswith(("::error file=", "::warning file=")) for line in printed.splitlines())
    else:
        assert not any(line.lstrip().startswith("::") for line in printed.splitlines())
        assert "##[" not in printed
