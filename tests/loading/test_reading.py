"""Reading a workspace: every fault at its place, and one fault costs nothing but its own piece."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxkit.errors import UsageError
from cxkit.loading.load import load
from cxkit.model import Metric, Objective, Touchpoint


def workspace(root: Path, **files: str):
    (root / "cx.yaml").write_text("schema: 1\nname: Corner\n")
    for name, text in files.items():
        path = root / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return load(root)


def said(found) -> list[tuple[str, str, int, int]]:
    return [(f.code, f.loc.file, f.position.line, f.position.column) for f in found.findings]


def test_no_workspace_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no cx\.yaml in this folder or above it") as caught:
        load(tmp_path)
    assert caught.value.exit_status == 2
    assert "cx init" in caught.value.hint


def test_found_from_a_folder_below(tmp_path: Path) -> None:
    workspace(tmp_path, journeys__help="name: Help\n")
    assert load(tmp_path / "journeys").root == tmp_path.resolve()
    assert load(tmp_path / "journeys" / "help.yaml").root == tmp_path.resolve()


def test_misspelt_key_keeps_the_rest(tmp_path: Path) -> None:
    """The id can still be referred to, the other fields are read, and nothing echoes the fault."""
    metrics = "metrics:\n  - {id: nps-q, name: N, kpi: nps, source: s, breakdwon: [plan]}\n"
    found = workspace(
        tmp_path,
        metrics=metrics,
        feedback="sources: [{id: s, name: S}]\n",
        strategy="promise: {says: Yes we do, metric: nps-q}\n",
    )
    assert said(found) == [("SCH101", "metrics.yaml", 2, metrics.splitlines()[1].index("breakdwon") + 1)]
    assert "'breakdown'" in found.findings[0].hint
    assert [metric.kpi for _, metric in found.walk(Metric)] == ["nps"]


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("affects: 41 %", "SCH106", "write 41"),
        ("affects: 4,5", "SCH106", "write 4.5"),
        ("affects: 1_000", "SCH106", "write 1000"),
        ("affects: 200k", "SCH106", "write 200000"),
        ("affects: 650.000 EUR", "SCH106", "write the number alone, without thousands marks"),
        ("affects: €1 200", "SCH106", "write the number alone, without thousands marks"),
        ("severity: 9", "SCH119", "1 (very low)"),
        ("severity: high", "SCH106", "plain number"),
        ("says: 1.10", "SCH105", 'put it in quotes: "1.10"'),
        ("says: true", "SCH105", 'put it in quotes: "true"'),
        ("says:", "SCH103", "leave the key out"),
        ("accepted: {because: So, until: 2026-02-30}", "SCH109", ""),
        ("worth: 9..1", "SCH111", "write 1..9"),
    ],
)
def test_field_decides_what_a_value_means(tmp_path: Path, written: str, code: str, hint: str) -> None:
    journey = f"""name: Help
stages:
  - id: ask
    name: Ask
    touchpoints:
      - id: call
        name: NO
        moment_of_truth: true
        pains:
          - id: waits
            {written}
"""
    found = workspace(tmp_path, journeys__help=journey)
    assert [(f.code, f.position.line) for f in found.findings] == [(code, 11)]
    assert hint in found.findings[0].hint
    names = [touchpoint.name for _, touchpoint in found.walk(Touchpoint)]
    assert names == ["NO"]
    assert "waits" in found.ids("pain")


def test_yes_is_no_boolean(tmp_path: Path) -> None:
    found = workspace(tmp_path, governance="departments: [{id: care, name: Care, customer_facing: yes}]\n")
    assert said(found) == [("SCH108", "governance.yaml", 1, 55)]
    assert found.findings[0].hint == "write true or false"


def test_misspelt_reference_names_where_the_meant_thing_stands(tmp_path: Path) -> None:
    found = workspace(
        tmp_path,
        metrics="metrics:\n  - {id: recommend, name: N, kpi: nps, source: survey}\n",
        feedback="sources:\n  - {id: survey, name: S}\n",
        strategy="objectives:\n  - {id: o, name: O, metric: recomend}\n",
    )
    assert said(found) == [("REF101", "strategy.yaml", 2, 30)]
    assert found.findings[0].hint == "did you mean 'recommend' (metrics.yaml:2)?"


def test_reference_of_another_kind(tmp_path: Path) -> None:
    roles = "roles: [{id: lead, name: Lead}]\nforums: [{id: circle, name: Circle, members: [lead, circle]}]\n"
    found = workspace(tmp_path, governance=roles)
    assert [(f.code, f.message) for f in found.findings] == [
        ("REF102", "'circle' is a forum, and a role is wanted here")
    ]


def test_part_of_a_metric_is_the_metric(tmp_path: Path) -> None:
    found = workspace(
        tmp_path,
        metrics="metrics: [{id: first, name: F, kpi: experience, source: s}]\n",
        feedback="sources: [{id: s, name: S}]\n",
        strategy="objectives: [{id: o, name: O, metric: first.emotion}]\n",
    )
    assert not found.findings
    assert found.get("metric", "first.emotion").id == "first"


def test_party_shares_a_namespace(tmp_path: Path) -> None:
    governance = "roles: [{id: crew, name: Crew}]\nstakeholders:\n  - {id: crew, name: Crew}\n"
    assert said(workspace(tmp_path, governance=governance)) == [("REF103", "governance.yaml", 3, 10)]


def test_broken_file_hides_no_other_and_leaves_its_names_open(tmp_path: Path) -> None:
    found = workspace(
        tmp_path,
        metrics="metrics: [\n",
        strategy="objectives: [{id: o, name: O, metric: recommend, owner: nobody}]\n",
        segments="segmants: []\n",
    )
    assert {(code, file) for code, file, _, _ in said(found)} == {
        ("YML103", "metrics.yaml"),
        ("REF101", "strategy.yaml"),
        ("SCH101", "segments.yaml"),
    }
    assert found.unreadable == ("metrics.yaml", "segments.yaml")  # whose list stands below a misspelt key
    assert [objective.id for _, objective in found.walk(Objective)] == ["o"]


def test_list_may_be_a_folder(tmp_path: Path) -> None:
    found = workspace(tmp_path, metrics__nps="name: N\nkpi: nps\nsource: s\n", feedback="sources: [{id: s, name: S}]\n")
    assert not found.findings
    assert found.metrics[0].id == "nps"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"strategie": "vision: V\n"}, "CFG101"),
        ({"journeys__help": "id: help\nname: Help\n"}, "SCH101"),
        ({"journeys__Help Desk": "name: Help\n"}, "SCH110"),
        ({"journeys__con": "name: Help\n"}, "SCH110"),
        ({"strategy": "x-note: {any: thing}\nvision: V\n"}, None),
    ],
)
def test_files_and_names(tmp_path: Path, files: dict[str, str], code: str | None) -> None:
    assert [finding.code for finding in workspace(tmp_path, **files).findings] == ([code] if code else [])


def test_two_files_for_one_thing(tmp_path: Path) -> None:
    (tmp_path / "strategy.yml").write_text("vision: W\n")
    assert said(workspace(tmp_path, strategy="vision: V\n")) == [("CFG103", "strategy.yml", 1, 1)]


def test_folder_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "journeys" / "old").mkdir(parents=True)
    assert said(workspace(tmp_path)) == [("CFG104", "journeys/old", 1, 1)]


def test_link_out_of_the_workspace(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside.yaml"
    root.mkdir()
    outside.write_text("vision: V\n")
    (root / "strategy.yaml").symlink_to(outside)
    assert said(workspace(root)) == [("CFG102", "strategy.yaml", 1, 1)]


def test_same_findings_in_any_order_of_files(tmp_path: Path) -> None:
    files = {"metrics": "metrics: [{id: m}]\n", "strategy": "vison: V\n", "governance": "leder: x\n"}
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one = said(workspace(tmp_path / "a", **files))
    assert one == said(workspace(tmp_path / "b", **dict(reversed(files.items()))))
    assert one == sorted(one, key=lambda finding: finding[1:])
