"""Fixes: only what must have been meant, at its very place; everything else keeps its bytes; a second run is a no-op."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxkit.api.mend import mending, write
from cxkit.api.validate import validate
from cxkit.errors import OutputError
from cxkit.findings import Edit, Finding, Fix, Loc, Position
from cxkit.loading.mend import mended

DAY = "2026-10-31"


def fix(root: Path):
    made = mending(lambda instead: validate(root, as_of=DAY, instead=instead))
    write(root, made.changes)
    return made


def one_file(root: Path, name: str, text: str) -> str:
    """What becomes of a file; everything it refers to and lacks isn't looked at."""
    (root / "cx.yaml").write_text("schema: 1\nname: Corner\n")
    path = root / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    fix(root)
    after = path.read_bytes().decode()
    assert not fix(root).changes
    return after


PAIN = "name: Help\nstages:\n  - id: ask\n    name: Ask\n    touchpoints:\n      - id: call\n        name: Call\n        pains:\n          - id: waits\n            {}\n"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("strategy", "vison: V\n", "vision: V\n"),
        ("strategy", "vison:   V   # why\n", "vision:   V   # why\n"),
        ("strategy", '"vison": V\n', "vision: V\n"),
        ("strategy", "vision: V: W\n", 'vision: "V: W"\n'),
        ("strategy", "vision: V: W # why\nmission: a: b\n", 'vision: "V: W" # why\nmission: "a: b"\n'),
        ("strategy", 'vision: V "W": X\n', "vision: 'V \"W\": X'\n"),
        ("strategy", "vision: @you\n", 'vision: "@you"\n'),
        ("strategy", "vision: `V`\n", 'vision: "`V`"\n'),
        ("strategy", "vision: %V\n", 'vision: "%V"\n'),
        ("strategy", "vision: 1.10\n", 'vision: "1.10"\n'),
        ("strategy", "vision: true\n", 'vision: "true"\n'),
        ("strategy", "vision: V\nx-years: {2024: a}\n", 'vision: V\nx-years: {"2024": a}\n'),
        ("journeys/help", PAIN.format("severity: 4_0"), PAIN.format("severity: 40")),
        ("journeys/help", PAIN.format("affects: 41 %"), PAIN.format("affects: 41")),
        ("journeys/help", PAIN.format("affects: 4,5"), PAIN.format("affects: 4.5")),
        ("journeys/help", PAIN.format("affects: '41'"), PAIN.format("affects: 41")),
        ("journeys/help", PAIN.format("accepted: {because: So, until: 2026-2-3}"), PAIN.format("accepted: {because: So, until: 2026-02-03}")),
        ("governance", "departments: [{id: care, name: C, customer_facing: yes}]\n", "departments: [{id: care, name: C, customer_facing: true}]\n"),
        ("governance", "departments: [{id: care, name: C, customer_facing: Off}]\n", "departments: [{id: care, name: C, customer_facing: false}]\n"),
        ("feedback", "sources: [{id: s, name: S, kind: relationshp}]\n", "sources: [{id: s, name: S, kind: relationship}]\n"),
        ("governance", "roles: [{id: lead-agent, name: L}]\nleader: lead-agnet\n", "roles: [{id: lead-agent, name: L}]\nleader: lead-agent\n"),
        ("risks", "risks: [{id: r, name: R, contingency: {trigger: a ≤ 3 % for 2 periods}}]\n", "risks: [{id: r, name: R, contingency: {trigger: a <= 3 % for 2 periods}}]\n"),
        ("risks", "risks: [{id: r, name: R, contingency: {trigger: 'a above 3 for 1 period'}}]\n", "risks: [{id: r, name: R, contingency: {trigger: 'a > 3 for 1 period'}}]\n"),
        ("risks", 'risks: [{id: r, name: R, contingency: {trigger: "a => 3 for 1 period"}}]\n', 'risks: [{id: r, name: R, contingency: {trigger: "a >= 3 for 1 period"}}]\n'),
        ("governance", "roles: [{id: lead-agent, name: L}]\nleader: Lead_Agent\n", "roles: [{id: lead-agent, name: L}]\nleader: lead-agent\n"),
        ("governance", "roles: [{id: Lead Agent, name: L}]\nleader: Lead Agent\n", "roles: [{id: lead-agent, name: L}]\nleader: lead-agent\n"),
        ("governance", "forums: [{id: f, name: F, cadence: Monthly}]\n", "forums: [{id: f, name: F, cadence: monthly}]\n"),
        ("governance", "forums: [{id: f, name: F, cadence: every  two weeks}]\n", "forums: [{id: f, name: F, cadence: fortnightly}]\n"),
        ("metrics", "metrics: [{id: m, name: M, kpi: nps, source: s, period: quarterly}]\n", "metrics: [{id: m, name: M, kpi: nps, source: s, period: quarter}]\n"),
        ("metrics", "metrics: [{id: m, name: M, kpi: NPS, source: s}]\n", "metrics: [{id: m, name: M, kpi: nps, source: s}]\n"),
        ("feedback", "sources: [{id: s, name: S, kind: survey, invites: 5000/quarter}]\n", "sources: [{id: s, name: S, kind: survey, invites: 5000 per quarter}]\n"),
        ("feedback", "sources: [{id: s, name: S, kind: review, response_rate: 20-16}]\n", "sources: [{id: s, name: S, kind: review, response_rate: 16..20}]\n"),
        ("feedback", "sources: [{id: s, name: S, kind: review, questions: {q: {column: Q, scale: 0 to 10}}}]\n", "sources: [{id: s, name: S, kind: review, questions: {q: {column: Q, scale: 0..10}}}]\n"),
        ("risks", "risks: [{id: r, name: R, contingency: {trigger: csat below 84% for 1 periods}}]\n", "risks: [{id: r, name: R, contingency: {trigger: csat < 84% for 1 periods}}]\n"),
        ("strategy", "objectives: [{id: o, name: O, target: {value: 3, by: Q3 2027}}]\n", "objectives: [{id: o, name: O, target: {value: 3, by: 2027-q3}}]\n"),
        ("journeys/help", PAIN.format("accepted: {because: So, until: 30 September 2026}"), PAIN.format("accepted: {because: So, until: 2026-09-30}")),
        ("feedback", "loops: [{id: l, loop: inner, source: s, within: 48h}]\n", "loops: [{id: l, loop: inner, source: s, within: 48 hours}]\n"),
        ("strategy", "vision: V # cx: ignore[STR101] so\nmission: M\n", None),
        ("metrics", "# cx: ignore[SMT204] so\nmetrics: []\n", "metrics: []\n"),
        ("metrics", "metrics: [] # cx: ignore[SMT204] so", "metrics: []"),
        ("strategy", "vision: V # cx: ignore[visoin-missing] so\n", "vision: V # cx: ignore[vision-missing] so\n"),
    ],
)  # fmt: skip
def test_fixes(tmp_path: Path, name: str, before: str, after: str | None) -> None:
    assert one_file(tmp_path, name, before) == (before if after is None else after)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("strategy", "vision: V\nvison: W\n"),  # a key would stand twice
        ("strategy", "valus: []\nvalues: []\n"),
        ("journeys/help", PAIN.format("affects: 4,500")),  # either of two numbers
        ("journeys/help", PAIN.format("affects: many")),
        ("strategy", "owner: x\n"),  # nothing is close
        ("strategy", "vision: V: W\n  and more\n"),  # runs on
        ("strategy", "vision: [\n"),
        ("strategy", "- a: b: c\n"),
        ("governance", "roles: [{id: agent-a, name: A}, {id: agent-b, name: B}]\nleader: agent-c\n"),  # two are close
        ("governance", "leader: tru\n"),
        ("governance", "roles: [{id: north-lead, name: A}]\nleader: south-lead\n"),  # another word
        ("governance", "roles: [{id: lead-2, name: A}]\nleader: lead-1\n"),  # another number
        ("governance", "forums: [{id: f, name: F, cadence: bi-weekly}]\n"),  # twice a week, or every two
        ("journeys/help", PAIN.format("accepted: {because: So, until: 03/04/2026}")),  # April or March
        ("feedback", "loops: [{id: l, loop: inner, source: s, within: 5 m}]\n"),  # minutes or months
        ("cx", "schema: 1\nname: C\nrules: {off: {SMT99: So}}\n"),
    ],
)
def test_what_is_not_sure_stays(tmp_path: Path, name: str, text: str) -> None:
    assert one_file(tmp_path, name, text) == text


def test_two_that_would_collide(tmp_path: Path) -> None:
    """One of two misspelt keys may become the key; the other stays for its author."""
    after = one_file(tmp_path, "strategy", "vison: V\nvisionn: W\n")
    assert after == "vision: V\nvisionn: W\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_everything_else_keeps_its_bytes(tmp_path: Path, end: str, bom: str) -> None:
    lines = [
        "# top",
        "vison:   V   # why",
        "",
        "mission: >-",
        "   folded",
        "   text",
        "x-mine: {a:   [1,  2]}",
        "promise:",
        "    says: 'it''s'",
        "",
    ]
    before = bom + end.join(lines)
    assert one_file(tmp_path, "strategy", before) == before.replace("vison", "vision")


def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: Corner\n")
    path = tmp_path / "strategy.yaml"
    path.write_text("vison: V\n")
    path.chmod(0o640)
    fix(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_that_changed_meanwhile_is_left(tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: Corner\n")
    path = tmp_path / "strategy.yaml"
    path.write_text("vison: V\n")
    made = mending(lambda instead: validate(tmp_path, as_of=DAY, instead=instead))
    path.write_text("vison: mine\n")
    with pytest.raises(OutputError, match="changed meanwhile"):
        write(tmp_path, made.changes)
    assert path.read_text() == "vison: mine\n"


def test_only_what_is_selected_is_mended(tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: Corner\n")
    (tmp_path / "strategy.yaml").write_text("vison: V\npromise: {says: true}\n")
    made = mending(lambda instead: validate(tmp_path, as_of=DAY, select=["SCH105"], instead=instead))
    assert made.changes[0].after == b'vison: V\npromise: {says: "true"}\n'


def test_edits_that_change_more_than_was_meant_are_dropped() -> None:
    text = "a: one\nb: two\n"
    wrong = Finding(Loc("f"), "m", fix=Fix("", (Edit(Position(1, 4, 2, 3), "x"),)))
    apart = Finding(Loc("f"), "m", fix=Fix("", (Edit(Position(1, 4, 1, 7), "x: y"),)))
    right = Finding(Loc("f"), "m", fix=Fix("", (Edit(Position(2, 4, 2, 7), "three"),)))
    assert mended(text, [wrong, apart, right]) == ("a: one\nb: three\n", (right,))


KEYS = st.sampled_from(
    ["owner", "metric", "baseline", "target", "impact", "agreed", "says", "kind", "name", "severity"]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_second_run_changes_nothing(demo: Path, data: st.DataObject) -> None:
    """Misspelt keys, per cent signs, lost quotes anywhere: what is mended stays mended, comments and lines stay."""
    files = sorted(path for path in demo.rglob("*.yaml"))
    path = data.draw(st.sampled_from(files))
    before = path.read_bytes()
    try:
        lines = path.read_text().splitlines()
        for at in data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, max_size=4, unique=True)):
            fault = data.draw(st.sampled_from(["swap", "percent", "colon", "quote"]))
            key = re.match(r"(\s*(?:- )?)(\w{4,})(: .*|:)$", lines[at])
            if not key:
                continue
            if fault == "swap":
                word = key[2]
                lines[at] = f"{key[1]}{word[:-2]}{word[-1]}{word[-2]}{key[3]}"
            elif fault == "colon" and len(key[3]) > 2:
                lines[at] += " and: more"
            else:
                lines[at] = re.sub(r"\b(\d+)\b$", r"\1 %" if fault == "percent" else r"'\1'", lines[at])
        path.write_text("\n".join(lines) + "\n")
        first = fix(demo)
        after = path.read_text()
        assert len(after.splitlines()) == len(lines)
        assert [line for line in after.splitlines() if "#" in line] == [
            line for line in lines if "#" in line
        ] or first.changes
        assert not fix(demo).changes
        assert path.read_text() == after
    finally:
        path.write_bytes(before)


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: Corner\n")
    (tmp_path / "real.txt").write_text("vison: V\n")
    (tmp_path / "strategy.yaml").symlink_to("real.txt")
    with pytest.raises(OutputError, match="it is a link"):
        fix(tmp_path)
    assert (tmp_path / "real.txt").read_text() == "vison: V\n"
