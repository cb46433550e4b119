"""What a finding says and where it stands; and that nothing depends on the order of files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from cxkit.api.validate import check
from cxkit.loading.load import load
from cxkit.loading.workspace import Workspace
from cxkit.rules import RULES
from tests.rules._examples import examples, git, write

DAY = date(2026, 10, 31)
CASES = [
    pytest.param(case, id=f"{case['rule']} {case['case']}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load(file.read_text())
]


@pytest.mark.parametrize("case", CASES)
def test_case(case, tmp_path: Path) -> None:
    write(tmp_path, "")
    for name, text in case["files"].items():
        (tmp_path / name).write_text(text)
    found = [one for one in check(load(tmp_path), DAY).findings if one.code == case["rule"]]
    assert [f"{one.position.line}:{one.position.column} {one.message}" for one in found] == case["finds"]


def test_a_case_names_a_rule() -> None:
    codes = {rule.code for rule in RULES.all()}
    assert {case.values[0]["rule"] for case in CASES} <= codes


def backwards(workspace: Workspace) -> Workspace:
    """The same workspace, as if its files had been read in the opposite order."""
    entities = sorted(workspace.index.entities, key=lambda entry: entry[0].file, reverse=True)
    return replace(workspace, index=replace(workspace.index, entities=tuple(entities)))


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES.all()])
def test_the_order_of_files_changes_nothing(rule, tmp_path: Path) -> None:
    write(tmp_path, examples(rule.page)["Bad"])
    forwards = load(tmp_path)
    assert {(one.code, one.entity) for one in check(forwards, DAY).findings} == {
        (one.code, one.entity) for one in check(backwards(forwards), DAY).findings
    }


def test_history_is_read_commit_by_commit(tmp_path: Path) -> None:
    from cxkit.loading.githistory import History

    git(tmp_path, "init", "-q", "-b", "main")
    for day, text in (("2026-01-05", "metrics: []\n"), ("2026-02-06", "metrics: [{id: ä}]\n")):
        (tmp_path / "metrics.yaml").write_text(text)
        (tmp_path / f"other-{day}.yaml").write_text(day)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", "Change", day=day, who="Zoë Ó Briain")
    history = History(tmp_path)
    assert history.trouble is None
    assert [(one.author, one.day, one.files) for one in history.changes("metrics.yaml")] == [
        ("Zoë Ó Briain", date(2026, 1, 5), {"metrics.yaml": (None, "metrics: []\n")}),
        ("Zoë Ó Briain", date(2026, 2, 6), {"metrics.yaml": ("metrics: []\n", "metrics: [{id: ä}]\n")}),
    ]
    assert history.last_seen == {"Zoë Ó Briain": date(2026, 2, 6)}
    assert history.committed("metrics.yaml") == "metrics: [{id: ä}]\n"
    assert history.committed("nothing.yaml") is None


def test_no_repository_has_no_history(tmp_path: Path) -> None:
    from cxkit.loading.githistory import History

    assert not History(tmp_path).there
    assert History(tmp_path).trouble
    assert History(tmp_path).changes("metrics.yaml") == ()
    assert History(tmp_path).last_seen == {}


def test_what_is_not_committed_counts_as_of_today(tmp_path: Path) -> None:
    write(tmp_path, "# committed: 2026-09-01 Nadia\n")
    path = tmp_path / "strategy.yaml"
    path.write_text(path.read_text().replace("value: 40\n      by: 2027-12-31", "value: 35\n      by: 2027-12-31"))
    found = [one for one in check(load(tmp_path), DAY).findings if one.code == "SMT601"]
    assert [one.message for one in found] == ["the target was 40 until 2026-10-31, and is 35 now; no review says why"]


def test_a_target_that_came_back_is_no_finding(tmp_path: Path) -> None:
    write(
        tmp_path,
        "# committed: 2026-09-01 Nadia\n# file: strategy.yaml\nobjectives: [{id: recommend, target: {value: 36}}]\n"
        "# committed: 2026-09-20 Nadia\n# file: strategy.yaml\nobjectives: [{id: recommend, target: {value: 40}}]\n"
        "# committed: 2026-10-02 Nadia\n",
    )
    assert check(load(tmp_path), DAY).findings == ()


def test_a_recorded_part_belongs_to_its_metric(tmp_path: Path) -> None:
    write(tmp_path, "# recorded: nps-q.emotion 2026-q2 0=300 8=400 10=540\n")
    assert [one.code for one in check(load(tmp_path), DAY).findings] == []


@pytest.mark.parametrize(
    ("shares", "says"),
    [
        (
            {"2025-q3": (300, 540, 660), "2026-q1": (300, 532, 668), "2026-q3": (290, 530, 680)},
            "nothing shows that 'recommend' can reach 40: 13.3 a year are asked, and measurements show 2.0 (-3.5 to 7.5)",
        ),
        ({"2025-q3": (400, 500, 600), "2026-q1": (350, 500, 650), "2026-q3": (300, 480, 720)}, None),
    ],
)
def test_a_slope_is_held_against_what_was_measured(shares, says, tmp_path: Path) -> None:
    waves = "".join(f"# recorded: nps-q {period} 0={d} 8={p} 10={a}\n" for period, (d, p, a) in shares.items())
    write(tmp_path, f"# file: strategy.yaml\nobjectives: [{{id: recommend, because: }}]\n{waves}")
    found = [one.message for one in check(load(tmp_path), DAY).findings if one.code == "SMT209"]
    assert found == ([says] if says else [])
